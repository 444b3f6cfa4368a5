import { describe, expect, it } from '@jest/globals';
import type { Deed } from '../../src/dossiers/check-deed.js';
import { soonFrom } from '../../src/dossiers/clock.js';
import type { Dossier } from '../../src/dossiers/dossier.js';
import { promiseOf } from '../../src/dossiers/dossier.js';
import { applyChange, moveDossier } from '../../src/dossiers/move-dossier.js';
import { resultClassOf } from '../../src/dossiers/result-class.js';
import { calendar, moment, show } from '../calendar/opening-hours.js';
import { aDossier, RECEIVED_AT } from './dossier-builders.js';

/** What a deed may want to say. */
const WHOLE = {
  note: 'Vì một lẽ',
  details: {
    items: [{ item: 'Bản án', reason: 'Thiếu trang' }],
    legalGround: 'Điều 1',
    amountVnd: 8_000,
    newDueAt: moment('2026-03-10 17:00'),
    way: 'COUNTER' as const,
  },
};

const clerk = { kind: 'staff', username: 'thu' } as const;

/** The dossier after these deeds, each `action at`. */
const afterDeeds = (dossier: Dossier, ...deeds: [Deed['action'], string][]): Dossier =>
  deeds.reduce((now, [action, time]) => {
    const moved = moveDossier(now, { action, at: moment(time), by: clerk, ...WHOLE }, calendar);
    if (moved.kind === 'refused') throw new Error(`${action} was refused`);
    return applyChange(now, moved.change);
  }, dossier);

const promised = (dossier: Dossier) => {
  const at = promiseOf(dossier);
  return at === null ? null : show(at);
};

describe('the clock of a dossier', () => {
  it('stands still while the citizen owes a supplement and nothing is promised meanwhile', () => {
    const asked = afterDeeds(aDossier(), ['askSupplement', '2026-03-03 10:00']);
    expect(promised(asked)).toBeNull();
    expect(asked.history.at(-1)).toMatchObject({ to: 5, dueAt: null });
  });

  it('runs on by the working time that was left', () => {
    const answered = afterDeeds(
      aDossier(),
      ['accept', '2026-03-02 14:00'],
      ['askSupplement', '2026-03-03 10:00'],
      ['answerSupplement', '2026-03-04 10:00'],
    );
    expect(promised(answered)).toBe('2026-03-06 17:00');
    expect(answered.pausedAt).toBeNull();
  });

  it('adds up over several rounds', () => {
    const twice = afterDeeds(
      aDossier(),
      ['askSupplement', '2026-03-03 10:00'],
      ['answerSupplement', '2026-03-04 10:00'],
      ['askSupplement', '2026-03-04 14:00'],
      ['answerSupplement', '2026-03-05 14:00'],
    );
    expect(promised(twice)).toBe('2026-03-09 17:00');
  });

  it('becomes provisional when the pause pushes the promise into days that are not decided', () => {
    const late = afterDeeds(
      aDossier({ receivedAt: moment('2026-12-28 09:00'), dueAt: moment('2026-12-31 17:00') }),
      ['askSupplement', '2026-12-30 08:00'],
      ['answerSupplement', '2027-01-04 08:00'],
    );
    expect([promised(late), late.dueProvisional]).toEqual(['2027-01-05 17:00', true]);
  });

  it('stands still since the pause began, also when something comes in meanwhile', () => {
    const pausedAt = moment('2026-03-03 10:00');
    const paying = aDossier({ state: 6, pausedAt });
    expect(afterDeeds(paying, ['answerSupplement', '2026-03-04 10:00'])).toMatchObject({
      state: 6,
      pausedAt,
      dueAt: paying.dueAt,
    });
  });

  it('promises nothing after a pause when nothing was promised before', () => {
    const none = afterDeeds(
      aDossier({ dueAt: null }),
      ['askSupplement', '2026-03-03 10:00'],
      ['answerSupplement', '2026-03-04 10:00'],
    );
    expect([none.dueAt, none.pausedAt]).toEqual([null, null]);
  });

  it('ends when the result is there, not when it is fetched', () => {
    const returned = afterDeeds(
      aDossier(),
      ['accept', '2026-03-02 14:00'],
      ['finish', '2026-03-05 16:59'],
      ['return', '2026-03-20 09:00'],
    );
    expect([show(returned.resultAt ?? 0), returned.resultClass]).toEqual(['2026-03-05 16:59', 'DUNG_HAN']);
    expect(show(returned.returnedAt ?? 0)).toBe('2026-03-20 09:00');
  });

  it('ended when the result was there, whatever is noted, paid or taken over afterwards', () => {
    const noted = afterDeeds(
      aDossier({ state: 4 }),
      ['finish', '2026-03-05 16:59'],
      ['note', '2026-03-09 09:00'],
      ['recordPayment', '2026-03-09 09:05'],
      ['claim', '2026-03-10 08:00'],
    );
    expect([show(noted.resultAt ?? 0), noted.resultClass]).toEqual(['2026-03-05 16:59', 'DUNG_HAN']);
  });

  it('keeps running when a supplement comes that nobody waits for any more', () => {
    const kept = afterDeeds(
      aDossier(),
      ['accept', '2026-03-02 14:00'],
      ['answerSupplement', '2026-03-03 10:00'],
    );
    expect([kept.state, promised(kept), kept.history.at(-1)?.move]).toEqual([
      2,
      '2026-03-05 17:00',
      'supplementReceived',
    ]);
  });
});

describe('a new day in place of the promised one', () => {
  const apologised = (time: string) => afterDeeds(aDossier({ state: 4 }), ['apologise', time]);

  it('is promised from then on, and the result may still be in time', () => {
    const anew = apologised('2026-03-05 10:00');
    expect([promised(anew), anew.breachedAt, anew.apologies]).toEqual(['2026-03-10 17:00', null, 1]);
    expect(afterDeeds(anew, ['finish', '2026-03-10 16:00']).resultClass).toBe('DUNG_HAN');
  });

  it('does not mend a promise that is broken already', () => {
    const late = apologised('2026-03-05 17:01');
    expect(show(late.breachedAt ?? 0)).toBe('2026-03-05 17:00');
    expect(afterDeeds(late, ['finish', '2026-03-06 08:00']).resultClass).toBe('TRE_HAN');
  });
});

describe('a result that was wrong', () => {
  it('is none, and the promise stands as it stood', () => {
    const again = afterDeeds(
      aDossier({ state: 4 }),
      ['finish', '2026-03-04 09:00'],
      ['reopen', '2026-03-04 10:00'],
    );
    expect([again.state, again.resultAt, again.resultClass, promised(again)]).toEqual([
      4,
      null,
      null,
      '2026-03-05 17:00',
    ]);
    expect(afterDeeds(again, ['finish', '2026-03-06 08:00']).resultClass).toBe('TRE_HAN');
  });
});

describe('a dossier that nobody has', () => {
  it("becomes the clerk's who does something with it, and stays theirs", () => {
    const mine = afterDeeds(aDossier(), ['accept', '2026-03-02 14:00']);
    expect(mine.assignee).toBe('thu');
    const moved = moveDossier(
      mine,
      { action: 'finish', at: moment('2026-03-03 09:00'), by: { kind: 'staff', username: 'ha' } },
      calendar,
    );
    expect(moved.kind === 'moved' && moved.change.assignee).toBe('thu');
  });

  it('is let go only by who has it', () => {
    const mine = aDossier({ state: 4, assignee: 'ha' });
    const release = (username: string) =>
      moveDossier(mine, { action: 'release', at: RECEIVED_AT, by: { kind: 'staff', username } }, calendar);
    expect(release('thu')).toEqual({ kind: 'refused', reason: 'notYours' });
    const released = release('ha');
    expect(released.kind === 'moved' && released.change.assignee).toBeNull();
  });

  it('is taken over from a colleague on record', () => {
    const taken = afterDeeds(aDossier({ state: 4, assignee: 'ha' }), ['claim', '2026-03-02 14:00']);
    expect([taken.assignee, taken.history.at(-1)?.action]).toEqual(['thu', 'claim']);
  });

  it('is not taken by a note', () => {
    expect(afterDeeds(aDossier(), ['note', '2026-03-02 14:00']).assignee).toBeNull();
  });

  it('is called soon due when four fifths of its time are over', () => {
    const from = moment('2026-03-02 08:00');
    const soon = soonFrom(from, calendar.addWorkingMinutes(from, 600), calendar);
    expect(calendar.workingMinutesBetween(from, soon ?? 0)).toBe(480);
  });
});

describe('the history of a move', () => {
  it('shows every state passed through and lets the citizen hear of the last', () => {
    const finished = afterDeeds(aDossier(), ['accept', '2026-03-02 14:00'], ['finish', '2026-03-03 09:00']);
    expect(finished.history.map(({ seq, from, to, move }) => [seq, from, to, move])).toEqual([
      [1, null, 1, 'received'],
      [2, 1, 2, 'accepted'],
      [3, 2, 4, undefined],
      [4, 4, 9, 'finished'],
    ]);
  });

  it('keeps the note with the step that the citizen hears of', () => {
    const moved = moveDossier(
      aDossier({ state: 2 }),
      { action: 'askSupplement', at: 1, by: clerk, details: WHOLE.details, note: 'Thiếu trang 2' },
      calendar,
    );
    expect(moved.kind === 'moved' && moved.change.entries.map(({ note }) => note)).toEqual([
      undefined,
      'Thiếu trang 2',
    ]);
  });
});

describe('a result', () => {
  const dueAt = moment('2026-03-05 17:00');
  it.each([
    ['2026-03-04 23:59', 'TRUOC_HAN'],
    ['2026-03-05 00:00', 'DUNG_HAN'],
    ['2026-03-05 17:00', 'DUNG_HAN'],
    ['2026-03-05 17:00:01', 'TRE_HAN'],
    ['2026-03-06 08:00', 'TRE_HAN'],
  ])('of %s is %s', (time, expected) => {
    expect(resultClassOf(moment(time), dueAt)).toBe(expected);
  });

  it('without a promise has no class', () => {
    expect(resultClassOf(dueAt, null)).toBeNull();
  });
});
