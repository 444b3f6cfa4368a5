const HOUR = 3_600_000;
const UTC_PLUS_7 = 7 * HOUR;
const [DAY_BEGINS, DAY_ENDS] = [8 * HOUR, 20 * HOUR];

/** This moment when it lies between 8:00 and 20:00 in Vietnam, else eight o'clock of the next morning. */
export function toDecentHour(at: number): number {
  const there = at + UTC_PLUS_7;
  const ofDay = there % (24 * HOUR);
  const midnight = there - ofDay;
  if (ofDay < DAY_BEGINS) return midnight + DAY_BEGINS - UTC_PLUS_7;
  if (ofDay > DAY_ENDS) return midnight + 24 * HOUR + DAY_BEGINS - UTC_PLUS_7;
  return at;
}
