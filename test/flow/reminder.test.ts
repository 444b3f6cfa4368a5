import { describe, expect, it } from '@jest/globals';
import { remindAt } from '../../src/flow/reminder.js';
import type { Session } from '../../src/flow/session.js';
import { step } from '../../src/flow/step.js';
import { freshSession, MORNING, world } from './universe.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('a reminder', () => {
  it('falls a day later between 8:00 and 20:00 in Vietnam and inside 48 hours, whatever the hour', () => {
    for (let hour = 0; hour < 24; hour += 0.5) {
      const heardAt = MORNING + hour * HOUR;
      const dueAt = remindAt(heardAt);
      const there = new Date(dueAt + 7 * HOUR);
      const clock = there.getUTCHours() + there.getUTCMinutes() / 60;
      expect(clock).toBeGreaterThanOrEqual(8);
      expect(clock).toBeLessThanOrEqual(20);
      expect(dueAt - heardAt).toBeGreaterThanOrEqual(24 * HOUR);
      expect(dueAt - heardAt).toBeLessThan(48 * HOUR);
    }
  });

  it('that comes too late for the free window says nothing', () => {
    const [card] = step(world, freshSession(), { type: 'said', at: MORNING, text: '#tt 1.004873' });
    const [session] = step(world, card, { type: 'said', at: MORNING, text: 'bắt đầu' });
    const reminderId = session.reminder?.reminderId ?? 'none was armed';
    expect(
      step(world, session, { type: 'fellSilent', at: MORNING + DAY + HOUR, reminderId })[1],
    ).toHaveLength(1);
    expect(step(world, session, { type: 'fellSilent', at: MORNING + 3 * DAY, reminderId })[1]).toEqual([]);
  });

  const begun = () => {
    const [card] = step(world, freshSession(), { type: 'said', at: MORNING, text: '#tt 1.004873' });
    return step(world, card, { type: 'said', at: MORNING, text: 'bắt đầu' })[0];
  };
  const silent = (session: Session, at: number) =>
    step(world, session, { type: 'fellSilent', at, reminderId: session.reminder?.reminderId ?? 'none' });

  it('comes once in the life of a form, however often the citizen comes and goes', () => {
    const [reminded, effects] = silent(begun(), MORNING + 25 * HOUR);
    expect(effects.map(({ type }) => type)).toEqual(['reply']);
    const [later] = step(world, reminded, { type: 'said', at: MORNING + 30 * HOUR, text: 'alo' });
    expect(later.reminder).toBeNull();
    const [other] = step(world, later, { type: 'said', at: MORNING + 31 * HOUR, text: 'hủy' });
    const [card] = step(world, other, { type: 'said', at: MORNING + 32 * HOUR, text: '#tt 2.000635' });
    const [anew] = step(world, card, { type: 'said', at: MORNING + 32 * HOUR, text: 'bắt đầu' });
    expect(anew.reminder).not.toBeNull();
  });

  it('does not come at night because the sweeper was late', () => {
    const session = begun();
    const night = MORNING + 37 * HOUR; // 22:00 of the next day
    const [moved, effects] = silent(session, night);
    expect(effects).toEqual([{ type: 'remind', reminder: moved.reminder }]);
    expect(moved.reminder?.dueAt).toBe(MORNING + 47 * HOUR); // 8:00
    expect(silent(moved, MORNING + 47 * HOUR)[1].map(({ type }) => type)).toEqual(['reply']);
  });

  it('waits while a clerk is being talked to', () => {
    const [talking] = step(world, begun(), { type: 'said', at: MORNING + HOUR, text: 'gặp cán bộ' });
    expect(silent(talking, MORNING + 26 * HOUR)[1].map(({ type }) => type)).not.toContain('reply');
  });
});
