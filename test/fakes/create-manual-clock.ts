/** A clock that stands still until it is moved. */
export function createManualClock(start = Date.UTC(2026, 10, 23, 1, 0, 0)) {
  let time = start;
  return {
    now: () => time,
    advance: (ms: number) => {
      time += ms;
    },
  };
}
