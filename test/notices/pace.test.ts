import { expect, it } from '@jest/globals';
import { createPace } from '../../src/notices/create-pace.js';
import { createManualClock } from '../fakes/create-manual-clock.js';

it('follows a rate that grows while somebody waits', async () => {
  const clock = createManualClock();
  const began = clock.now();
  let perMinute = 1;
  const pace = createPace(async () => perMinute, {
    now: clock.now,
    async wait(ms) {
      clock.advance(ms);
      if (clock.now() - began >= 3_000) perMinute = 600;
    },
  });
  await pace.next();
  await Promise.all([pace.next(), pace.next()]);
  expect(clock.now() - began).toBeLessThan(3_500);
});
