import { expect, it } from '@jest/globals';
import { createSpare } from '../../src/notices/create-spare.js';
import { createManualClock } from '../fakes/create-manual-clock.js';
import { anOffice } from './notice-world.js';

const PACKAGE = anOffice.ratePerMinute;

function open() {
  const clock = createManualClock();
  const account = { replies: 0, looks: 0 };
  const repliesPerMinute = async () => {
    account.looks += 1;
    return account.replies;
  };
  return { account, clock, perMinute: createSpare({ repliesPerMinute, now: clock.now }, anOffice) };
}

it('is nearly the whole package as long as nobody chats, and what replies leave of it when somebody does', async () => {
  const { account, clock, perMinute } = open();
  expect(await perMinute()).toBeCloseTo(PACKAGE * 0.96);
  account.replies = PACKAGE / 2;
  clock.advance(1_000);
  expect(await perMinute()).toBeCloseTo(PACKAGE * 0.46);
});

it('never becomes nothing, or a notice would not end', async () => {
  const { account, perMinute } = open();
  account.replies = PACKAGE * 2;
  expect(await perMinute()).toBeCloseTo(PACKAGE * 0.1);
});

it('looks once a second, however many rows leave', async () => {
  const { account, clock, perMinute } = open();
  for (let n = 0; n < 20; n += 1) {
    await perMinute();
    clock.advance(100);
  }
  expect(account.looks).toBe(2);
});
