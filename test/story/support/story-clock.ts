import { jest } from '@jest/globals';

/**
 * The one clock of a story. Product and platform run in this process and both read `Date.now`, so days go by for both at
 * once; in between the clock runs as always.
 */
export function startStoryClock(begin: string) {
  const real = Date.now;
  let offset = Date.parse(begin) - real();
  const spy = jest.spyOn(Date, 'now').mockImplementation(() => real() + offset);
  return {
    /** Lets time pass until a moment, as `2026-11-24T09:00+07:00`. */
    passUntil(moment: string) {
      offset = Date.parse(moment) - real();
    },
    stop: () => spy.mockRestore(),
  };
}
