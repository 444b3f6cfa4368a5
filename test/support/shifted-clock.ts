/** Loaded first into a process whose clock is to go as its test's: by so many milliseconds beside the true one. */
const offset = Number(process.env.TEST_CLOCK_OFFSET_MS ?? 0);
const real = Date.now;
Date.now = () => real() + offset;
