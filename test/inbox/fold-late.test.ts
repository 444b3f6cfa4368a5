import { describe, expect, it } from '@jest/globals';
import { agesAt } from '../../src/flow/ageing.js';
import { catchUpOne, endCatchUp } from '../../src/flow/catch-up.js';
import type { FlowEvent } from '../../src/flow/events.js';
import { Session } from '../../src/flow/session.js';
import { step } from '../../src/flow/step.js';
import { foldEvents, type OfficeEngine, type WaitingEvent } from '../../src/inbox/fold-events.js';
import { foldLate, isLate } from '../../src/inbox/fold-late.js';
import { renderSaying } from '../../src/wording/render.js';
import { freshSession, MORNING, office, templates, world } from '../flow/universe.js';

const MINUTE = 60_000;
const LATE_MS = 10 * MINUTE;

const engine: OfficeEngine = {
  step: (session, event) => step(world, session, event),
  render: (saying, language) => renderSaying(templates, office, { saying, language }),
  agesAt: (session) => agesAt(world, session),
  catchUpOne: (state, session, event) => catchUpOne(world, state, session, event),
  endCatchUp: (state, session, now) => endCatchUp(world, state, session, now),
};

let born = 0;
const waiting = (event: FlowEvent): WaitingEvent => ({ eventId: `e${++born}`, event });
const said = (text: string, at: number): WaitingEvent => waiting({ type: 'said', at, text });

/** A form that stands at its question for the telephone number. */
function atPhone(): Session {
  const words = [
    '#tt 2.000635',
    '#batdau 2.000635',
    '#dung dulieu',
    'cá nhân',
    '1',
    'Nguyễn Văn Mẫu',
    '072090001234',
  ];
  const events = words.map((text, n) => said(text, MORNING + n * 1000));
  const { session } = foldEvents(engine, { session: freshSession(), lastInteractionAt: null }, events);
  expect(session.place).toMatchObject({ at: 'question', key: 'nyc.sdt' });
  return session;
}

/** What waited while nobody answered, handled half an hour later. */
function comeBack(session: Session, ...texts: (string | FlowEvent)[]) {
  const events = texts.map((one, n) =>
    typeof one === 'string' ? said(one, MORNING + MINUTE + n * 1000) : waiting(one),
  );
  const now = MORNING + 30 * MINUTE;
  const folded = foldLate(engine, { session, lastInteractionAt: null }, events, now);
  return { ...folded, session: Session.parse(JSON.parse(JSON.stringify(folded.session))), now };
}

describe('what counts as an outage', () => {
  const session = freshSession();
  const now = MORNING + LATE_MS + 5000;

  it.each([
    ['two messages that waited long', [0, 1], true],
    ['one message, however late', [0], false],
    ['two that were answered in time', [LATE_MS, LATE_MS + 1], false],
    ['a late one and one of a moment ago, typed as blindly', [0, LATE_MS], true],
  ])('%s', (_what, offsets, expected) => {
    const events = offsets.map((offset) => said('x', MORNING + offset));
    expect(isLate(session, events, { now, lateMs: LATE_MS })).toBe(expected);
  });

  it('what the office itself did late is none', () => {
    const stored = waiting({ type: 'mediaStored', at: MORNING, mediaId: 'm' });
    expect(isLate(session, [stored, stored, said('x', MORNING)], { now, lateMs: LATE_MS })).toBe(false);
  });
});

describe('after an outage', () => {
  const toNotice = (text: string, second: number): FlowEvent => ({
    ...{ type: 'said', at: MORNING + MINUTE + second * 1_000, text, quotes: 'm', toNotice: true },
  });

  it('words to notices are all kept, thanked for once, and do not hide what is asked', () => {
    const { said: heard, effects } = comeBack(
      atPhone(),
      '0912345678',
      toNotice('Đồng ý', 1),
      toNotice('Đồng ý', 2),
    );
    expect(heard).toHaveLength(1);
    expect(heard[0]?.text.match(/cùng thông báo/g)).toHaveLength(1);
    expect(heard[0]?.text).toContain('✓ Số điện thoại: 0912 345 678');
    expect(heard[0]?.text).toContain('Câu 6/16.');
    expect(heard[0]?.text).not.toContain('Em chưa ghi những tin đó');
    expect(effects.map(({ effect }) => effect.type).filter((type) => type === 'quoted')).toHaveLength(2);
  });

  it('words to notices alone are thanked for, under what lies on the table', () => {
    const { said: heard } = comeBack(atPhone(), toNotice('Tôi bận', 0), toNotice('Tôi không đi được', 1));
    expect(heard).toHaveLength(1);
    expect(heard[0]?.text).toMatch(/cùng thông báo[\s\S]*Câu 5\/16/);
  });

  it('one message says where we go on, and shows what was noted', () => {
    const { said: heard, session } = comeBack(atPhone(), '0912345678', 'alo', 'có ai không');
    expect(heard).toHaveLength(1);
    expect(heard[0]?.text).toMatch(
      /^Hệ thống vừa trở lại, em xin lỗi đã để ông\/bà chờ\. Mình tiếp tục từ câu 6\/16\.\n✓ Số điện thoại: 0912 345 678\n/,
    );
    expect(heard[0]?.text).toContain('viết thêm 1 tin');
    expect(heard[0]?.text).toContain('Câu 6/16. Địa chỉ email');
    expect(session.misses).toBe(0);
  });

  it('takes the first answer only: what was typed blind answers no question that was never seen', () => {
    const { session } = comeBack(atPhone(), '0912345678', 'mau@example.com', '0987654321');
    expect(session.place).toMatchObject({ key: 'nyc.email' });
    expect(session.form?.answers['nyc.sdt']?.value).toBe('+84912345678');
    expect(Object.keys(session.form?.answers ?? {})).not.toContain('nyc.email');
  });

  it('tries again while nothing was understood, and holds no failure against anybody', () => {
    const { session, said: heard } = comeBack(atPhone(), 'alo alo', 'sao không trả lời', '0912345678');
    expect(session.form?.answers['nyc.sdt']?.value).toBe('+84912345678');
    expect(heard).toHaveLength(1);
    expect(heard[0]?.text).not.toContain('viết thêm');
  });

  it('does not count the same words sent again', () => {
    const { said: heard } = comeBack(atPhone(), '0912345678', '0912 345 678', '0912345678');
    expect(heard[0]?.text).toContain('viết thêm 1 tin');
  });

  it('takes buttons, which know what they belong to', () => {
    const { session } = comeBack(atPhone(), '0912345678', '#boqua nyc.email', '#tl banSao.loai=x');
    expect(session.form?.answers['nyc.email']).toMatchObject({ value: null });
  });

  it('hands over to a clerk whatever follows the wish to see one, in order and whole', () => {
    const { effects, said: heard } = comeBack(atPhone(), 'gặp cán bộ', 'tôi cần gấp', 'số tôi 0912345678');
    expect(effects.map(({ effect }) => effect.type)).toEqual(['callPerson', 'passOn', 'passOn']);
    expect(heard).toHaveLength(1);
    expect(heard[0]?.text).toContain('đã chuyển lời');
  });

  it('tells what the office did in words of its own, in their place', () => {
    const dossier = {
      ...{ dossierId: 'd', code: '000.00.01.H53-261123-0001', procedureName: 'x' },
      ...{ state: 2, receivedAt: MORNING, dueAt: null, feeVnd: null },
    };
    const accepted: FlowEvent = {
      type: 'dossierMoved',
      at: MORNING + MINUTE + 500,
      move: 'accepted',
      dossier,
    };
    const { said: heard } = comeBack(atPhone(), '0912345678', accepted, 'alo');
    expect(heard.map(({ text }) => text.slice(0, 24))).toEqual([
      expect.stringContaining('Hồ sơ 000.00.01'),
      expect.stringContaining('Hệ thống vừa trở lại'),
    ]);
  });

  it('greets whoever wrote for the first time in it', () => {
    const { said: heard } = comeBack(freshSession(), 'giấy độc thân', 'alo');
    expect(heard).toHaveLength(1);
    expect(heard[0]?.text).toContain('xin chào ông/bà');
    expect(heard[0]?.text).toContain('Cấp Giấy xác nhận tình trạng hôn nhân');
  });

  it('says a dropped draft too', () => {
    const old = atPhone();
    const touchedAt = MORNING - 40 * 24 * 60 * MINUTE;
    const { said: heard } = comeBack({ ...old, form: old.form && { ...old.form, touchedAt } }, 'alo', 'menu');
    expect(heard).toHaveLength(1);
    expect(heard[0]?.text).toContain('để quá 30 ngày');
  });

  it('is one matter although its events come in two parts', () => {
    const first = comeBack(atPhone(), '0912345678', 'alo');
    const rest = [said('mau@example.com', MORNING + 5 * MINUTE)];
    expect(isLate(first.session, rest, { now: first.now + 1000, lateMs: LATE_MS })).toBe(true);
    const second = foldLate(
      engine,
      { session: first.session, lastInteractionAt: null },
      rest,
      first.now + 1000,
    );
    expect(Object.keys(second.session.form?.answers ?? {})).not.toContain('nyc.email');
    const seen = [said('mau@example.com', first.now + MINUTE)];
    expect(isLate(second.session, seen, { now: first.now + 2 * MINUTE, lateMs: LATE_MS })).toBe(false);
  });

  it('ends before an event that breaks the engine, with what was noted until then told', () => {
    const broken: OfficeEngine = {
      ...engine,
      catchUpOne: (state, session, event) => {
        if (event.type === 'said' && event.text === 'hỏng') throw new TypeError('a bug');
        return engine.catchUpOne(state, session, event);
      },
    };
    const events = ['0912345678', 'hỏng', 'x'].map((text, n) => said(text, MORNING + n * 1000));
    const folded = foldLate(
      broken,
      { session: atPhone(), lastInteractionAt: null },
      events,
      MORNING + 30 * MINUTE,
    );
    expect(folded.handled).toHaveLength(1);
    expect(folded.broken?.eventId).toBe(events[1]?.eventId);
    expect(folded.said[0]?.text).toContain('0912 345 678');
  });
});
