import { describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { addDays, startOfDay, toPlainDate } from '../../src/calendar/plain-date.js';
import { CitizenId, PlainDate, toConversationId } from '../../src/ids.js';
import { ageGroupOf } from '../../src/notices/age-group-of.js';
import { FOLLOWERS_IN_REACH, LAST_FOLLOWER_OFFSET } from '../../src/notices/follower-source.js';
import { beginWalk, isWalkDue, noWalk } from '../../src/notices/follower-walk.js';
import { walkFollowers } from '../../src/notices/walk-followers.js';
import { moment } from '../calendar/opening-hours.js';
import { NINH_THANH } from '../dossiers/dossier-builders.js';
import { createFakeContactStore } from '../fakes/create-fake-contact-store.js';
import { createFakeFollowerSource, type FakeFollower } from '../fakes/create-fake-follower-source.js';
import { createFakeFollowerWalks } from '../fakes/create-fake-follower-walks.js';
import { createManualClock } from '../fakes/create-manual-clock.js';
import { DAY, HOUR, NOW } from './builders.js';
import { anOffice, OA } from './notice-world.js';

const MINUTE = 60_000;
const TODAY = toPlainDate(NOW);
const idOf = (id: string) => toConversationId(OA, CitizenId.parse(id));
const aFollower = (n: number, over: Partial<FakeFollower> = {}): FakeFollower => ({
  ...{ id: `u${String(n).padStart(6, '0')}`, day: addDays(TODAY, -(n % 400)) },
  ...over,
});
const crowd = (count: number) => Array.from({ length: count }, (_, n) => aFollower(n));

function open(followers: FakeFollower[], office = anOffice) {
  const clock = createManualClock(NOW);
  const world = {
    ...{ clock, source: createFakeFollowerSource(followers), walks: createFakeFollowerWalks() },
    contacts: createFakeContactStore(),
    sending: false,
  };
  const deps = {
    ...{ source: world.source, notes: world.contacts, walks: world.walks, now: clock.now },
    isSending: async () => world.sending,
    log: pino({ level: 'silent' }),
  };
  const look = () => walkFollowers(deps, office);
  return {
    ...world,
    look,
    busy: (is: boolean) => {
      world.sending = is;
    },
    /** looks once a minute until a reading has ended */
    async finish() {
      do {
        clock.advance(MINUTE);
        await look();
      } while ((await world.walks.find(OA))?.endedAt === null);
    },
    all: () => world.contacts.page(NINH_THANH, null, 100_000),
    walk: () => world.walks.find(OA),
  };
}

describe('the followers of an account', () => {
  it('become contacts with their tags, and are never taken to have been there later than they were', async () => {
    const world = open([...crowd(120), aFollower(500, { tags: ['họp dân', 'hưu trí'] })]);
    await world.finish();
    const contacts = await world.all();
    expect(contacts).toHaveLength(121);
    expect(contacts.every(({ following }) => following)).toBe(true);
    expect((await world.contacts.find(idOf('u000500')))?.tags).toEqual(['họp dân', 'hưu trí']);
    for (const [n, contact] of contacts.slice(0, 120).entries()) {
      const day = startOfDay(addDays(TODAY, -n));
      expect(contact.lastInteractionAt).toBeLessThanOrEqual(day);
      // of the last week to the day
      if (n < 7) expect(contact.lastInteractionAt).toBe(day);
    }
  });

  it('are known even where they were never there', async () => {
    const world = open([{ id: 'u1' }]);
    await world.finish();
    expect(await world.contacts.find(idOf('u1'))).toMatchObject({ following: true, lastInteractionAt: null });
  });

  it('are all read where there are more than one list gives', async () => {
    const world = open(crowd(FOLLOWERS_IN_REACH + 500));
    await world.finish();
    expect(await world.all()).toHaveLength(FOLLOWERS_IN_REACH + 500);
  });

  it('are found in a stretch of days that alone is too long a list', async () => {
    const long = Array.from({ length: FOLLOWERS_IN_REACH + 1 }, (_, n) =>
      aFollower(n, { day: addDays(TODAY, -400 - (n % 90)) }),
    );
    const world = open(long);
    await world.finish();
    expect(await world.all()).toHaveLength(FOLLOWERS_IN_REACH + 1);
  });

  it('follow no more when two readings were without them', async () => {
    const world = open(crowd(10));
    await world.finish();
    world.source.followers.pop();
    for (const left of [10, 9]) {
      world.clock.advance(DAY);
      await world.finish();
      expect(await world.all()).toHaveLength(left);
    }
  });

  it('are left alone where the lists did not show all of them', async () => {
    const strangers = Array.from({ length: FOLLOWERS_IN_REACH + 500 }, (_, n) => ({ id: `u${n}` }));
    const world = open(strangers);
    await world.finish();
    world.source.followers.reverse();
    for (let day = 0; day < 3; day++) {
      world.clock.advance(DAY);
      await world.finish();
    }
    expect(await world.all()).toHaveLength(strangers.length);
  });
});

describe('a reading', () => {
  it('takes a fifth of the calls of a minute, and none while notices leave', async () => {
    const office = { ...anOffice, ratePerMinute: 100 };
    const world = open(crowd(5_000), office);
    expect(await world.look()).toBe(20); // though nobody looked before
    const before = world.source.asked.length;
    world.clock.advance(MINUTE);
    world.busy(true);
    expect(await world.look()).toBe(0);
    world.busy(false);
    expect(await world.look()).toBe(20);
    expect(world.source.asked.length - before).toBe(20);
    expect(await world.look()).toBe(0);
    // a page every three seconds, however often one looks
    world.clock.advance(5_000);
    expect(await world.look()).toBe(1);
    world.clock.advance(1_000);
    expect(await world.look()).toBe(1);
  });

  it('goes on where it stood, whoever goes on', async () => {
    const world = open(crowd(5_000));
    await world.look();
    const { offset = 0 } = (await world.walk()) ?? {};
    world.clock.advance(MINUTE);
    await world.look();
    expect(offset).toBe(2_000);
    expect(world.source.asked[40]?.offset).toBe(2_000);
  });

  it('asks for nothing beyond the last offset that the platform takes, and comes to its end all the same', async () => {
    const world = open(crowd(FOLLOWERS_IN_REACH + 500));
    await world.finish();
    expect(Math.max(...world.source.asked.map(({ offset }) => offset))).toBe(LAST_FOLLOWER_OFFSET);
    expect((await world.walk())?.restUntil).toBe(0);
  });

  it('goes on after the clock was set back, whatever it had planned', async () => {
    const world = open(crowd(5_000));
    world.clock.advance(30 * DAY);
    await world.look();
    world.source.refusal = { kind: 'refused', class: 'human', code: -224 };
    world.clock.advance(MINUTE);
    await world.look();
    world.source.refusal = undefined;
    world.clock.advance(-30 * DAY);
    expect(await world.look()).toBeGreaterThan(0);
  });

  it('begins anew in the night after the clock was set back', async () => {
    const world = open(crowd(3));
    world.clock.advance(30 * DAY);
    await world.finish();
    world.clock.advance(-30 * DAY);
    await world.look();
    expect((await world.walk())?.walk).toBe(2);
  });

  it('begins once a day, at one at night', async () => {
    const world = open(crowd(3));
    await world.finish();
    const { walk } = (await world.walk()) ?? {};
    world.clock.advance(14 * HOUR);
    expect(await world.look()).toBe(0);
    world.clock.advance(2 * HOUR);
    expect(await world.look()).toBeGreaterThan(0);
    expect((await world.walk())?.walk).toBe((walk ?? 0) + 1);
    const night = { ...beginWalk(noWalk(OA), [], moment('2026-11-26 01:00')), endedAt: 1 };
    expect(isWalkDue(night, moment('2026-11-27 00:59'))).toBe(false);
    expect(isWalkDue(night, moment('2026-11-27 01:00'))).toBe(true);
  });

  it.each([
    ['later', 1],
    ['human', 360],
  ] as const)('that is refused as %s rests for %i minutes and then goes on', async (refusal, minutes) => {
    const world = open(crowd(5_000));
    await world.look();
    world.source.refusal = { kind: 'refused', class: refusal, code: -1 };
    world.clock.advance(MINUTE);
    expect(await world.look()).toBe(0);
    world.source.refusal = undefined;
    world.clock.advance(minutes * MINUTE - 1);
    expect(await world.look()).toBe(0);
    world.clock.advance(1);
    expect(await world.look()).toBeGreaterThan(0);
    expect((await world.walk())?.walk).toBe(1);
  });

  it('leaves no day out between two stretches', () => {
    const { slices } = beginWalk(noWalk(OA), [], NOW);
    const days = slices.flatMap((slice) => (slice.of === 'days' ? [slice] : []));
    expect(days[0]?.to).toBe(TODAY);
    expect(days.at(-1)?.from).toBe(PlainDate.parse('2013-01-01'));
    for (const [index, { from, to }] of days.entries()) {
      expect(from <= to).toBe(true);
      const next = days[index + 1];
      if (next) expect(next.to).toBe(addDays(from, -1));
    }
  });
});

describe('the age group', () => {
  it.each([
    ['072090001234', '35-44'],
    ['072161001234', '65+'],
    ['072062001234', '55-64'],
    ['072061001234', '65+'],
    ['072308001234', '18-24'],
    ['072309001234', null],
    ['072220001234', null],
    ['290123456', null],
    [undefined, null],
  ])('of %s in 2026 is %s', (number, group) => {
    expect(ageGroupOf(number, NOW)).toBe(group);
  });
});
