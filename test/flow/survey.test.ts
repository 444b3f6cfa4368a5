import { describe, expect, it } from '@jest/globals';
import type { FlowEffect } from '../../src/flow/effects.js';
import type { FlowEvent } from '../../src/flow/events.js';
import type { Session } from '../../src/flow/session.js';
import { step } from '../../src/flow/step.js';
import { freshSession, MORNING, world } from './universe.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
const ASKED_AT = MORNING + DAY;

const asked = (at = ASKED_AT, dossierId = 'd-1'): FlowEvent => ({
  ...{ type: 'reminderDue', at, kind: 'survey', ref: `dossier-${dossierId}-survey-1` },
  dossier: {
    ...{ dossierId, code: '000.00.01.H53-260302-0001', state: 10, receivedAt: MORNING, dueAt: null },
    ...{ procedureName: 'Đăng ký lại khai sinh', feeVnd: null },
  },
});

type Done = { session: Session; effects: FlowEffect[] };

/** Each a minute after the other. */
function talk(from: Session, ...events: (string | FlowEvent)[]): Done {
  let at = ASKED_AT;
  return events.reduce<Done>(
    ({ session }, one) => {
      at += MINUTE;
      const event = typeof one === 'string' ? { type: 'said' as const, at, text: one } : one;
      const [next, effects] = step(world, session, event);
      return { session: next, effects };
    },
    { session: from, effects: [] },
  );
}
const onTable = (): Session => talk(heard(), asked()).session;
/** Greeted, and silent since yesterday. */
const heard = (): Session => step(world, freshSession(), { type: 'said', at: MORNING, text: 'menu' })[0];
const inForm = (): Session =>
  ['#tt 1.004873', 'bắt đầu', 'đồng ý'].reduce(
    (session, text) => step(world, session, { type: 'said', at: MORNING, text })[0],
    freshSession(),
  );

const answers = (effects: FlowEffect[]) =>
  effects.flatMap((effect) => (effect.type === 'recordSurvey' ? [effect.answer] : []));
const saidBy = (effects: FlowEffect[]) =>
  effects.flatMap((effect) => (effect.type === 'reply' ? effect.sayings : []));
const keysOf = (effects: FlowEffect[]) =>
  saidBy(effects).flatMap(({ key, before = [] }) => [...before.map((one) => one.key), key]);

describe('a survey', () => {
  it('is asked with five buttons, is noted, and its message can be found again', () => {
    const { effects, session } = talk(heard(), asked());
    expect(saidBy(effects)).toMatchObject([{ key: 'survey.asked', ref: 'dossier-d-1-survey-1' }]);
    expect(saidBy(effects)[0]?.buttons.map(({ payload }) => payload)).toEqual(
      [5, 4, 3, 2, 1].map((grade) => `#danhgia d-1=${grade}`),
    );
    expect(answers(effects)).toEqual([null]);
    expect(session.place).toMatchObject({ at: 'survey', grade: null });
  });

  it.each([
    ['5', 5, 'survey.pleased'],
    ['số 4', 4, 'survey.pleased'],
    ['Rất hài lòng ạ', 5, 'survey.pleased'],
    ['binh thuong', 3, 'survey.middling'],
    ['không hài lòng', 2, 'survey.sorry'],
    ['#danhgia d-1=1', 1, 'survey.sorry'],
  ] as const)('takes "%s" for %i', (text, grade, key) => {
    const { effects } = talk(onTable(), text);
    expect(answers(effects)).toEqual([{ turn: 1, grade, words: '' }]);
    expect(keysOf(effects)).toEqual([key]);
  });

  it.each([
    '6',
    '0',
    '12',
    'hài lòng sao được',
    'làm giấy độc thân',
    'menu',
    'tra cứu',
    'gặp cán bộ',
    'bắt đầu',
    'hủy',
  ])('takes "%s" for no grade, and is no longer in the way after a number that is none', (text) => {
    const { effects, session } = talk(onTable(), text);
    expect(answers(effects)).toEqual([]);
    expect(answers(talk(session, 'menu', '2').effects)).toEqual([]);
  });

  it('offers a person to who is not satisfied, and to nobody else', () => {
    const payloads = (text: string) =>
      saidBy(talk(onTable(), text).effects).flatMap(({ buttons }) => buttons.map(({ payload }) => payload));
    for (const low of ['1', '2']) expect(payloads(low)).toContain('#canbo');
    for (const other of ['3', '4', '5']) expect(payloads(other)).toEqual(['#khong d-1']);
  });

  it('takes words after a grade, with the grade, and then nothing more', () => {
    const { effects, session } = talk(onTable(), '2', 'Chờ lâu quá');
    expect(answers(effects)).toEqual([{ turn: 2, grade: 2, words: 'Chờ lâu quá' }]);
    expect(session.place).toEqual({ at: 'menu' });
    expect(answers(talk(session, 'làm giấy độc thân').effects)).toEqual([]);
  });

  it.each(['không', '#khong d-1', 'bỏ qua', 'để sau', 'xong', 'hủy', 'vâng'])('ends on "%s"', (text) => {
    const { effects, session } = talk(onTable(), '4', text);
    expect(keysOf(effects)).toEqual(['survey.enough', 'menu.shown']);
    expect(session.place).toEqual({ at: 'menu' });
  });

  it('is not ended by a button that stood under something else', () => {
    const { effects } = talk(onTable(), '4', '#khong dulieu');
    expect(keysOf(effects)).toEqual(['menu.shown']);
    expect(keysOf(talk(onTable(), '4', '#dung camdoan').effects)).toEqual(['staleTap', 'menu.shown']);
  });

  it('does not take for words what comes much later', () => {
    const { session } = talk(onTable(), '4');
    const late = { type: 'said', at: ASKED_AT + 2 * 3_600_000, text: 'làm giấy độc thân' } as const;
    const [next, effects] = step(world, session, late);
    expect([answers(effects), next.place]).toEqual([[], { at: 'card', procedureId: '1.004873' }]);
  });

  it('answers words of despair and keeps them, no longer than a message', () => {
    const { effects } = talk(onTable(), '1', 'tôi muốn chết cho xong');
    expect(keysOf(effects)).toEqual(['alarm.despair']);
    expect(answers(effects)).toMatchObject([{ words: 'tôi muốn chết cho xong' }]);
    const long = answers(talk(onTable(), '1', 'dài '.repeat(600)).effects);
    expect(long[0]?.words).toHaveLength(1000);
  });

  it('keeps in the session what was asked and how often it was answered, never what', () => {
    const { session } = talk(onTable(), '1', 'không');
    expect(session.surveys).toEqual([
      { dossierId: 'd-1', code: '000.00.01.H53-260302-0001', askedAt: ASKED_AT, turns: 1 },
    ]);
  });
});

it('that is over does not lie on the table any more', () => {
  const late = { type: 'said', at: ASKED_AT + 8 * DAY, text: 'trợ giúp' } as const;
  expect(keysOf(step(world, onTable(), late)[1])).toEqual(['help', 'menu.shown']);
});

describe('a survey beside something else', () => {
  it('leaves an open form where it is, and a number is the form’s', () => {
    const before = inForm();
    const { session, effects } = talk(before, asked());
    expect(keysOf(effects)).toEqual(['survey.announced']);
    expect({ ...session, surveys: [] }).toEqual(before);
    expect(answers(talk(session, '1').effects)).toEqual([]);
  });

  it('is answered by its button from within the form, which stays; words are written when they are wanted', () => {
    const before = talk(inForm(), asked()).session;
    const { session, effects } = talk(before, '#danhgia d-1=2');
    expect(answers(effects)).toEqual([{ turn: 1, grade: 2, words: '' }]);
    expect(session.place).toEqual(before.place);
    expect(saidBy(effects)[0]?.buttons.map(({ payload }) => payload)).toEqual([
      '#gopy d-1=2',
      '#canbo',
      '#tieptuc',
    ]);
    const written = talk(session, '#gopy d-1=2', 'Chờ lâu', 'tiếp tục');
    expect(written.session.place).toEqual(before.place);
    expect(answers(talk(session, '#gopy d-1=2', 'Chờ lâu').effects)).toMatchObject([
      { turn: 2, words: 'Chờ lâu' },
    ]);
  });

  it('does not lie down where somebody has just been typing, nor while a clerk has the word', () => {
    const typing = { ...heard(), heardAt: ASKED_AT - MINUTE };
    expect(keysOf(talk(typing, asked()).effects)).toEqual(['survey.announced']);
    const attended = talk(heard(), 'gặp cán bộ').session;
    const { session } = talk(attended, asked(ASKED_AT + DAY));
    expect(session.place).toEqual({ at: 'menu' });
    const spoken = talk(session, '5').effects;
    expect([answers(spoken), spoken.at(-1)?.type]).toEqual([[], 'passOn']);
    expect(answers(talk(session, '#danhgia d-1=5').effects)).toMatchObject([{ grade: 5 }]);
  });

  it('is nothing for whoever has opted out, or has a death to register, waiting or not', () => {
    expect(step(world, { ...heard(), optedOut: MORNING }, asked())[1]).toEqual([]);
    const mourning = ['#tt 1.000656', 'bắt đầu', 'đồng ý'].reduce(
      (session, text) => step(world, session, { type: 'said', at: MORNING, text })[0],
      freshSession(),
    );
    expect(step(world, mourning, asked())[1]).toEqual([]);
    const shelved = { ...heard(), shelf: mourning.form ? [mourning.form] : [] };
    expect(step(world, shelved, asked())[1]).toEqual([]);
  });
});

describe('a button of a survey', () => {
  it('changes the answer for seven days, then says that nothing is noted', () => {
    const first = talk(onTable(), '5', 'không').session;
    const press = (at: number) => step(world, first, { type: 'said', at, text: '#danhgia d-1=2' })[1];
    expect(answers(press(ASKED_AT + 7 * DAY - 1))).toEqual([{ turn: 2, grade: 2, words: '' }]);
    expect(answers(press(ASKED_AT + 7 * DAY))).toEqual([]);
    expect(keysOf(press(ASKED_AT + 7 * DAY))).toEqual(['survey.closed']);
  });

  it.each(['#danhgia d-2=5', '#danhgia d-1=6', '#danhgia d-1', '#danhgia', '#gopy d-2=1'])(
    'that belongs to no survey of theirs notes nothing: %s',
    (text) => {
      const { effects, session } = talk(onTable(), text);
      expect([answers(effects), keysOf(effects)]).toEqual([[], ['survey.closed']]);
      expect(session.place).toMatchObject({ at: 'survey' });
    },
  );

  it('knows its dossier where there are several, and those that are over are forgotten', () => {
    const two = talk(onTable(), asked(ASKED_AT + DAY, 'd-2')).session;
    expect(two.place).toMatchObject({ dossierId: 'd-2' });
    const pressed = talk(two, '#danhgia d-1=4').effects;
    expect(pressed).toContainEqual(expect.objectContaining({ type: 'recordSurvey', dossierId: 'd-1' }));
    const third = talk(two, asked(ASKED_AT + 7 * DAY + 1, 'd-3')).session;
    expect(third.surveys.map(({ dossierId }) => dossierId)).toEqual(['d-2', 'd-3']);
  });
});
