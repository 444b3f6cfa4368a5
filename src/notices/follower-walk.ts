import { z } from 'zod';
import { addDays, DAY_MS, startOfDay, toPlainDate } from '../calendar/plain-date.js';
import { OaId, PlainDate } from '../ids.js';
import {
  FOLLOWERS_A_PAGE,
  FOLLOWERS_IN_REACH,
  type FollowerPage,
  LAST_FOLLOWER_OFFSET,
} from './follower-source.js';

/** A part of the followers that is read page by page. */
export const FollowerSlice = z.discriminatedUnion('of', [
  z.object({ of: z.literal('everybody') }),
  z.object({ of: z.literal('days'), from: PlainDate, to: PlainDate }),
  z.object({ of: z.literal('tag'), tag: z.string() }),
]);
export type FollowerSlice = z.infer<typeof FollowerSlice>;

/** How far the reading of an account's followers has come; kept, so that whoever goes on goes on from here. */
export const FollowerWalk = z.object({
  oaId: OaId,
  /** 1 for the first reading; 0: there was none yet */
  walk: z.int().nonnegative(),
  beganAt: z.int(),
  /** null: under way */
  endedAt: z.int().nullable(),
  /** what is still to be read, the one in hand first */
  slices: z.array(FollowerSlice),
  offset: z.int().nonnegative(),
  /** how many followers there were at the beginning */
  total: z.int().nonnegative(),
  tags: z.array(z.string()),
  /** up to when the share of calls is used */
  lookedAt: z.int(),
  /** the platform refused; it is not asked before */
  restUntil: z.int(),
});
export type FollowerWalk = z.infer<typeof FollowerWalk>;

/** Of an account that was never read. */
export const noWalk = (oaId: OaId): FollowerWalk => ({
  ...{ oaId, walk: 0, beganAt: 0, endedAt: 0, slices: [], offset: 0, total: 0, tags: [] },
  ...{ lookedAt: 0, restUntil: 0 },
});

/** At one at night, when nobody waits for an answer. */
const NIGHT_MS = 3_600_000;

const MINUTE_MS = 60_000;

/**
 * The reading as this clock sees it. A look never uses calls of a time to come, so one that did was written by a clock
 * that has been set back since: what it planned by that is forgotten.
 */
export const onThisClock = (walk: FollowerWalk, now: number): FollowerWalk =>
  walk.lookedAt <= now + MINUTE_MS ? walk : { ...walk, lookedAt: 0, restUntil: 0, beganAt: 0 };

/** Whether followers are to be read anew: once a day, from one at night. */
export function isWalkDue({ walk, beganAt, endedAt }: FollowerWalk, now: number): boolean {
  if (endedAt === null) return false;
  return walk === 0 || beganAt < startOfDay(toPlainDate(now - NIGHT_MS)) + NIGHT_MS;
}

/**
 * Bounds in days ago: what ways and audiences ask about. A citizen counts as having been there on the first day of such
 * a stretch, so that no window looks open that is shut.
 */
const DAYS_AGO = [0, 1, 2, 3, 4, 5, 6, 7, 14, 30, 60, 90, 120, 150, 180, 240, 300, 365, 730];
/** Before there were accounts of this kind. */
const FIRST_DAY = PlainDate.parse('2013-01-01');

/** A new reading: everybody, then by when they were there last, then by tag. */
export function beginWalk(last: FollowerWalk, tags: readonly string[], now: number): FollowerWalk {
  const today = toPlainDate(now);
  const stretches = DAYS_AGO.map((ago, index): FollowerSlice => {
    const next = DAYS_AGO[index + 1];
    const from = next === undefined ? FIRST_DAY : addDays(today, 1 - next);
    return { of: 'days', from, to: addDays(today, -ago) };
  });
  const tagged = tags.map((tag): FollowerSlice => ({ of: 'tag', tag }));
  return {
    ...{ ...last, walk: last.walk + 1, beganAt: now, endedAt: null, offset: 0, total: 0, tags: [...tags] },
    slices: [{ of: 'everybody' }, ...stretches, ...tagged],
  };
}

export type AfterPage = {
  walk: FollowerWalk;
  /** the slice in hand is read to its end, or as far as the platform gives it */
  over: 'whole' | 'cutOff' | null;
};

/** Where a reading stands after a page of its first slice. A stretch with more people than can be read is halved. */
export function afterPage(walk: FollowerWalk, page: Omit<FollowerPage, 'kind'>): AfterPage {
  const [slice, ...rest] = walk.slices;
  if (!slice) return { walk, over: null };
  const halves = page.total > FOLLOWERS_IN_REACH && walk.offset === 0 ? halvesOf(slice) : undefined;
  if (halves) return { walk: { ...walk, slices: [...halves, ...rest] }, over: null };
  const total = slice.of === 'everybody' ? page.total : walk.total;
  const isRead = page.citizens.length === 0 || walk.offset + FOLLOWERS_A_PAGE >= page.total;
  // the last page overlaps the one before: the platform refuses an offset beyond it
  const offset = Math.min(walk.offset + FOLLOWERS_A_PAGE, LAST_FOLLOWER_OFFSET);
  if (!isRead && offset > walk.offset) return { walk: { ...walk, offset, total }, over: null };
  return { walk: { ...walk, slices: rest, offset: 0, total }, over: isRead ? 'whole' : 'cutOff' };
}

function halvesOf(slice: FollowerSlice): FollowerSlice[] | undefined {
  if (slice.of !== 'days' || slice.from >= slice.to) return undefined;
  const days = Math.round((startOfDay(slice.to) - startOfDay(slice.from)) / DAY_MS);
  const middle = addDays(slice.from, Math.ceil(days / 2));
  return [
    { of: 'days', from: middle, to: slice.to },
    { of: 'days', from: slice.from, to: addDays(middle, -1) },
  ];
}
