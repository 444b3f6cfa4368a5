import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FlowEffect } from '../../src/flow/effects.js';
import type { FlowEvent } from '../../src/flow/events.js';
import { Session } from '../../src/flow/session.js';
import { step } from '../../src/flow/step.js';
import { patientTurn } from './patient-citizen.js';
import { freshSession, MORNING, world } from './universe.js';

const TO_THE_PHOTO = [
  ...['#tt 1.004873', 'bắt đầu', 'đồng ý', 'cho chính tôi', 'Nguyễn Văn Mẫu', '072090001234', '0912345678'],
  ...['bỏ qua', 'cấp lại', '1/2/1990', 'đúng', 'nam', 'kinh', 'việt nam', 'không', '1'],
  ...['mua bán, vay vốn, việc khác', 'vay vốn ngân hàng', '1'],
];
const ASKED = 'dinhKem.giayCu';

const said = (text: string, at: number): FlowEvent => ({ type: 'said', at, text });

const atThePhoto: Session = TO_THE_PHOTO.reduce(
  (session, text, n) => step(world, session, said(text, MORNING + n * 1000))[0],
  freshSession(),
);

const WORDS = [
  'xong',
  'giữ ảnh này',
  'giữ cả hai',
  'giữ nguyên',
  'lùi',
  'sửa 14',
  'sửa 16',
  'menu',
  'tiếp tục',
];
const ON = ['tại quầy', 'vay vốn ngân hàng', 'nộp', 'đồng ý', 'nộp', 'đồng ý'];

type Move = { what: 'photo' | 'stored' | 'poor' | 'late' | 'refused' | 'word' | 'on'; pick: number };
const move: fc.Arbitrary<Move> = fc.record({
  what: fc.constantFrom(
    'photo',
    'photo',
    'stored',
    'stored',
    'poor',
    'late',
    'refused',
    'word',
    'word',
    'on',
    'on',
  ),
  pick: fc.nat(100),
});

type Talk = {
  session: Session;
  at: number;
  /** files that are being fetched; those that have arrived; those of whose loss nothing was said */
  waiting: string[];
  stored: string[];
  untold: string[];
  submitted: boolean;
};

function eventOf({ waiting, at }: Talk, { what, pick }: Move): FlowEvent {
  const mediaId = waiting[pick % Math.max(1, waiting.length)] ?? 'none';
  switch (what) {
    case 'photo':
      return { type: 'sentMedia', at, items: [{ mediaId: `m${at}`, kind: 'photo', url: 'https://x' }] };
    case 'stored':
      return { type: 'mediaStored', at, mediaId };
    case 'poor':
      return { type: 'mediaStored', at, mediaId, flaws: ['blurred'] };
    case 'late':
      return { type: 'mediaDelayed', at, mediaId };
    case 'refused':
      return { type: 'mediaRefused', at, mediaId, reason: 'unreadable' };
    case 'word':
      return said(WORDS[pick % WORDS.length] ?? '', at);
    case 'on':
      return said(ON[pick % ON.length] ?? '', at);
  }
}

const making = (talk: Talk, next: Move): Talk => play(talk, eventOf({ ...talk, at: talk.at + 1_000 }, next));

/** Goes on as a patient citizen does, until the form is handed over. */
function handIn(talk: Talk): Talk {
  let now = talk;
  for (let turn = 0; turn < 60 && !now.submitted; turn++) {
    now = play(now, { ...patientTurn(now.session), at: now.at + 1_000 });
  }
  return now;
}

function play(talk: Talk, event: FlowEvent): Talk {
  const { at } = event;
  const [session, effects] = step(world, talk.session, event);
  const dropped = effects.flatMap((effect) => (effect.type === 'dropMedia' ? effect.mediaIds : []));
  const fetched = effects.flatMap((effect) => (effect.type === 'fetchMedia' ? [effect.mediaId] : []));
  const ended = event.type === 'mediaStored' || event.type === 'mediaRefused' ? [event.mediaId] : [];
  const lost = event.type === 'mediaRefused' && talk.waiting.includes(event.mediaId) ? [event.mediaId] : [];
  const untold = namesLoss(effects) ? [] : [...talk.untold, ...lost];
  const stored = event.type === 'mediaStored' ? [...talk.stored, event.mediaId] : talk.stored;
  for (const effect of effects) {
    if (effect.type !== 'submit') continue;
    expect(effect.submission.mediaIds.filter((id) => !stored.includes(id))).toEqual([]);
    expect(untold.filter((id) => !dropped.includes(id))).toEqual([]);
  }
  return {
    session: Session.parse(JSON.parse(JSON.stringify(session))),
    at,
    waiting: [...talk.waiting, ...fetched].filter((id) => ![...dropped, ...ended].includes(id)),
    stored: stored.filter((id) => !dropped.includes(id)),
    untold: untold.filter((id) => !dropped.includes(id)),
    submitted: talk.submitted || effects.some((effect) => effect.type === 'submit'),
  };
}

const namesLoss = (effects: FlowEffect[]): boolean =>
  effects
    .flatMap((effect) => (effect.type === 'reply' ? effect.sayings : []))
    .flatMap((saying) => [saying, ...(saying.before ?? [])])
    .some(({ key }) => key.startsWith('media.lost.'));

describe('whatever becomes of the photos of a form', () => {
  it('begins at the question for photos', () => {
    expect(atThePhoto.place).toMatchObject({ at: 'question', key: ASKED });
  });

  it('nothing is handed over that has not arrived, and no loss goes unsaid', () => {
    let submitted = 0;
    fc.assert(
      fc.property(fc.array(move, { minLength: 5, maxLength: 40 }), (moves) => {
        const begun = { session: atThePhoto, at: MORNING + 60_000, waiting: [], stored: [], untold: [] };
        const end = handIn(moves.reduce(making, { ...begun, submitted: false }));
        if (end.submitted) submitted += 1;
      }),
      { numRuns: 300 },
    );
    expect(submitted).toBe(300);
  });
});
