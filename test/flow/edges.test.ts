import { describe, expect, it } from '@jest/globals';
import type { FlowEffect } from '../../src/flow/effects.js';
import type { FlowEvent } from '../../src/flow/events.js';
import type { Session } from '../../src/flow/session.js';
import { step } from '../../src/flow/step.js';
import type { World } from '../../src/flow/world.js';
import { catalogue, freshSession, inWords, MORNING, world, worldWith } from './universe.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function play(
  on: World,
  session: Session,
  at: number,
  ...texts: string[]
): { session: Session; said: string; effects: FlowEffect[] } {
  let now = session;
  let effects: FlowEffect[] = [];
  texts.forEach((text, n) => {
    [now, effects] = step(on, now, { type: 'said', at: at + n * 1000, text });
  });
  return { session: now, said: textOf(effects), effects };
}

const textOf = (effects: FlowEffect[]): string =>
  effects
    .flatMap((effect) => (effect.type === 'reply' ? effect.sayings : []))
    .flatMap((saying) => inWords(saying))
    .map(({ text }) => text)
    .join('\n---\n');

const BEGUN = ['#tt 1.004873', 'bắt đầu', 'đồng ý', 'cho chính tôi', 'Nguyễn Văn Mẫu', '072090001234'];

describe('a form whose template changes', () => {
  it('whose revision vanished from the templates breaks no event', () => {
    const begun = play(world, freshSession(), MORNING, ...BEGUN).session;
    const empty = worldWith({ procedures: [] });
    const dossier = {
      dossierId: 'd',
      code: 'c',
      procedureName: 'x',
      state: 2,
      receivedAt: 0,
      dueAt: null,
      feeVnd: null,
    };
    const events: FlowEvent[] = [
      { type: 'dossierMoved', at: MORNING, move: 'accepted', dossier },
      { type: 'mediaStored', at: MORNING, mediaId: 'm' },
      { type: 'fellSilent', at: MORNING + DAY, reminderId: begun.reminder?.reminderId ?? '' },
      { type: 'followed', at: MORNING },
      { type: 'said', at: MORNING, text: 'alo' },
    ];
    for (const event of events) expect(() => step(empty, begun, event)).not.toThrow();
  });

  it('whose question was taken out of the same revision goes on with the next one', () => {
    const begun = play(world, freshSession(), MORNING, ...BEGUN).session;
    const procedures = catalogue.procedures.map((one) => ({
      ...one,
      questions: one.questions.filter(({ key }) => key !== 'nyc.sdt'),
    }));
    const { session } = play(worldWith({ procedures }), begun, MORNING + HOUR, 'trợ giúp');
    expect(session.place).toEqual({ at: 'question', key: 'nyc.email', checking: null });
  });
});

describe('ids', () => {
  it('differ between forms of one millisecond, and are the same when the event is handled again', () => {
    const once = play(world, freshSession(), MORNING, '#tt 1.004873', 'bắt đầu');
    expect(play(world, freshSession(), MORNING, '#tt 1.004873', 'bắt đầu').session).toEqual(once.session);
    const [again] = step(world, once.session, { type: 'said', at: MORNING + 1000, text: 'làm lại' });
    expect(again.form?.formId).not.toBe(once.session.form?.formId);
  });

  it('are not used again after everything was erased', () => {
    const begun = play(world, freshSession(), MORNING, '#tt 1.004873', 'bắt đầu').session;
    const [erased] = step(world, begun, { type: 'withdrew', at: MORNING + 1000 });
    expect(play(world, erased, MORNING, '#tt 1.004873', 'bắt đầu').session.form?.formId).not.toBe(
      begun.form?.formId,
    );
  });
});

describe('consent', () => {
  it('comes before anything personal is kept, and is stored with its version and time', () => {
    const asked = play(world, freshSession(), MORNING, '#tt 1.004873', 'bắt đầu', 'Nguyễn Văn Mẫu');
    expect(JSON.stringify(asked.session)).not.toContain('Mẫu');
    const agreed = play(world, asked.session, MORNING + DAY, 'đồng ý').session;
    expect(agreed.form?.consent).toEqual({ textVersion: catalogue.consentVersion, at: MORNING + DAY });
  });

  it('is not given by a button of another message', () => {
    const asked = play(world, freshSession(), MORNING, '#tt 1.004873', 'bắt đầu', '#dung camdoan');
    expect(asked.session.form?.consent).toBeNull();
  });
});

describe('submitting', () => {
  it('a second tap on the last button files nothing more', () => {
    const texts = [
      ...BEGUN,
      '0912345678',
      'bỏ qua',
      'lần đầu',
      '1/2/1990',
      'nam',
      'kinh',
      'việt nam',
      'không',
      '1',
      'vay vốn',
      'vay vốn ngân hàng',
      '1',
      'tại quầy',
      'nộp',
    ];
    const ready = play(world, freshSession(), MORNING, ...texts).session;
    const [submitted, effects] = step(world, ready, {
      type: 'said',
      at: MORNING + HOUR,
      text: '#dung camdoan',
    });
    const [, twice] = step(world, submitted, { type: 'said', at: MORNING + HOUR, text: '#dung camdoan' });
    expect(effects.filter(({ type }) => type === 'submit')).toHaveLength(1);
    expect(twice.filter(({ type }) => type === 'submit')).toHaveLength(0);
    expect(submitted.recording).toEqual([
      { submissionId: ready.form?.formId, procedureName: 'Cấp Giấy xác nhận tình trạng hôn nhân' },
    ]);
  });
});
