import { describe, expect, it } from '@jest/globals';
import { remindAt } from '../../src/flow/reminder.js';
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
});
