import { describe, expect, it } from '@jest/globals';
import type { MoveDetails } from '../../src/flow/move-details.js';
import type { Session } from '../../src/flow/session.js';
import { step } from '../../src/flow/step.js';
import { freshSession, inWords, MORNING, world } from './universe.js';

const DOSSIER = {
  ...{
    dossierId: 'd-1',
    code: '000.00.01.H53-260302-0001',
    procedureName: 'Cấp Giấy xác nhận tình trạng hôn nhân',
  },
  ...{ receivedAt: MORNING, dueAt: MORNING + 86_400_000, feeVnd: null },
};
const FILE = { fileId: 'deed-7', name: 'du-thao.pdf' };

type Move = {
  move: 'draftSent' | 'paperSent' | 'paymentRecorded' | 'accepted';
  state: number;
  note?: string;
  details?: MoveDetails;
};

function hear(session: Session, { state, ...moved }: Move) {
  const dossier = { ...DOSSIER, state };
  const [after, effects] = step(world, session, { type: 'dossierMoved', at: MORNING, dossier, ...moved });
  const sayings = effects.flatMap((effect) => (effect.type === 'reply' ? effect.sayings : []));
  return { after, sayings };
}
const greeted = { ...freshSession(), greeted: true };

describe('a draft as a file', () => {
  const details = { answerBy: MORNING + 3_600_000, file: FILE };

  it('goes behind the words with the buttons, and is named again but not sent when it is looked at later', () => {
    const { after, sayings } = hear(greeted, { move: 'draftSent', state: 4, details });
    expect(sayings).toMatchObject([{ key: 'draftResult.open', file: 'deed-7' }]);
    expect(sayings[0]?.buttons).toHaveLength(3);
    const [, again] = step(world, after, { type: 'said', at: MORNING + 1, text: 'không rõ' });
    const said = again.flatMap((effect) => (effect.type === 'reply' ? effect.sayings : []));
    expect(said.some(({ file }) => file !== undefined)).toBe(false);
  });

  it('is announced with its file where a form is open', () => {
    const busy = ['#tt 1.004873', 'bắt đầu', 'đồng ý', 'cho chính tôi'].reduce(
      (session, text, n) => step(world, session, { type: 'said', at: MORNING + n, text })[0],
      greeted,
    );
    const { after, sayings } = hear(busy, { move: 'draftSent', state: 4, details });
    expect(sayings).toMatchObject([{ key: 'draftResult.announced', file: 'deed-7' }]);
    expect(after.form).not.toBeNull();
  });

  it('reads well with words, with a file, with both', () => {
    for (const [note, file] of [
      ['Họ tên: NGUYỄN THỊ LAN', undefined],
      [undefined, FILE],
      ['Họ tên: NGUYỄN THỊ LAN', FILE],
    ] as const) {
      const { sayings } = hear(greeted, {
        ...{ move: 'draftSent', state: 4 },
        ...(note && { note }),
        details: { answerBy: MORNING, ...(file && { file }) },
      });
      const [message] = sayings.flatMap(inWords);
      expect(message?.text.includes('du-thao.pdf')).toBe(file !== undefined);
      expect(message?.text.includes('NGUYỄN THỊ LAN')).toBe(note !== undefined);
      expect(message?.text).not.toMatch(/\n\n\n|[{}]|tệp {2}/);
    }
  });
});

describe('a paper of a dossier', () => {
  it('is a message with its file', () => {
    const details = { paper: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu 01)', file: FILE };
    const { sayings } = hear(greeted, { move: 'paperSent', state: 4, details });
    expect(sayings).toMatchObject([
      { key: 'moved.paperSent', params: { paper: details.paper }, file: 'deed-7' },
    ]);
  });

  it('takes no request from the table that still waits for an answer, nor does a payment', () => {
    const items = [{ item: 'Bản án', reason: 'Thiếu trang 2' }];
    const asked = step(world, greeted, {
      ...{ type: 'dossierMoved', at: MORNING, move: 'supplementAsked' },
      ...{ dossier: { ...DOSSIER, state: 5 }, details: { items } },
    })[0];
    for (const move of ['paperSent', 'paymentRecorded'] as const)
      expect(hear(asked, { move, state: 5 }).after.supplements).toHaveLength(1);
    expect(hear(asked, { move: 'accepted', state: 2 }).after.supplements).toHaveLength(0);
  });
});
