const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const UTC_PLUS_7 = 7 * 60 * MINUTE;
/** Vietnamese time. The platform's own night begins a minute later, so a send that takes a while does not fall into it. */
const [NIGHT_ENDS, NIGHT_BEGINS] = [6 * 60 * MINUTE, (21 * 60 + 59) * MINUTE];

const ofDay = (at: number): number => (at + UTC_PLUS_7) % DAY;

/** Whether nobody may be disturbed at this moment: from 21:59 to 06:00 (reference zalo-oa-api §6.1). */
export const isQuiet = (at: number): boolean => ofDay(at) < NIGHT_ENDS || ofDay(at) >= NIGHT_BEGINS;

/** This moment when it is a decent one, else the next six o'clock in the morning. */
export function toDaytime(at: number): number {
  if (!isQuiet(at)) return at;
  const midnight = at - ofDay(at);
  return midnight + NIGHT_ENDS + (ofDay(at) < NIGHT_ENDS ? 0 : DAY);
}
