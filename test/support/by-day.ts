const HOUR_MS = 3_600_000;
const UTC_PLUS_7 = 7;
const TEN = 10;

/**
 * Moves the clock of this process by whole hours, so that it is between ten and eleven in Vietnam: what the product says
 * unasked it says by day. Call it before anything is started; gives back what undoes it.
 */
export function moveToDaytime(): () => void {
  const real = Date.now;
  const hour = (new Date(real()).getUTCHours() + UTC_PLUS_7) % 24;
  const offset = (TEN - hour) * HOUR_MS;
  Date.now = () => real() + offset;
  return () => {
    Date.now = real;
  };
}
