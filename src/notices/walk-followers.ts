import type { Logger } from 'pino';
import { startOfDay } from '../calendar/plain-date.js';
import { type OfficeId, toConversationId } from '../ids.js';
import type { Office } from '../offices/office.js';
import type { Refused } from './article-broadcaster.js';
import type { FollowerNotes } from './follower-notes.js';
import type { FollowerPage, FollowerSource } from './follower-source.js';
import {
  afterPage,
  beginWalk,
  type FollowerSlice,
  type FollowerWalk,
  isWalkDue,
  noWalk,
  onThisClock,
} from './follower-walk.js';
import type { FollowerWalks } from './follower-walks.js';

export type WalkDeps = {
  source: FollowerSource;
  notes: FollowerNotes;
  walks: FollowerWalks;
  /** notices of the office are leaving: they need the calls more */
  isSending(officeId: OfficeId): Promise<boolean>;
  log: Logger;
  now: () => number;
};

/** Of the package's calls. Replies and notices have the rest. */
const SHARE = 0.2;
const MINUTE_MS = 60_000;
/** In one look; a look must not hold up the sweeper. */
const MOST_PAGES = 40;
const LEASE_MS = 120_000;
/** The platform refuses for a reason that passes, or for one that somebody has to mend. */
const REST_MS = { later: 60_000, mend: 6 * 3_600_000 } as const;

/**
 * Reads on in the followers of an account, as many pages as its share of calls has come to since the last look; resolves
 * with their number. Begins anew once a day. Safe to be killed at any moment: the pages of a look are read again.
 */
export async function walkFollowers(deps: WalkDeps, office: Office): Promise<number> {
  const seen = onThisClock((await deps.walks.find(office.oaId)) ?? noWalk(office.oaId), deps.now());
  if (pagesAllowed(seen, office, deps.now()) === 0 || (await deps.isSending(office.id))) return 0;
  const lease = { now: deps.now(), until: deps.now() + LEASE_MS };
  const held = await deps.walks.take(office.oaId, lease);
  if (!held) return 0;
  const last = onThisClock(held.walk, lease.now);
  const pages = pagesAllowed(last, office, lease.now);
  const { walk, read } = await readOn(deps, office, { walk: last, pages });
  const paidUpTo = Math.round(paidFrom(last, lease.now) + (read * MINUTE_MS) / perMinute(office));
  await deps.walks.put({ ...held, walk: { ...walk, lookedAt: paidUpTo } });
  return read;
}

const perMinute = ({ ratePerMinute }: Office): number => ratePerMinute * SHARE;

/** What was not used for a minute is not made up for: replies would wait behind it. */
const paidFrom = ({ lookedAt }: FollowerWalk, now: number): number => Math.max(lookedAt, now - MINUTE_MS);

function pagesAllowed(walk: FollowerWalk, office: Office, now: number): number {
  if (now < walk.restUntil || (walk.endedAt !== null && !isWalkDue(walk, now))) return 0;
  const due = ((now - paidFrom(walk, now)) / MINUTE_MS) * perMinute(office);
  return Math.min(MOST_PAGES, Math.floor(due));
}

type Reading = { walk: FollowerWalk; pages: number };

async function readOn(deps: WalkDeps, office: Office, { walk: last, pages }: Reading) {
  const begun = isWalkDue(last, deps.now()) ? await begin(deps, last) : last;
  if ('kind' in begun) return { walk: resting(deps, last, begun), read: 0 };
  let walk = begun;
  for (let read = 0; read < pages; read++) {
    const [slice] = walk.slices;
    if (!slice) return { walk: await end(deps, office, walk), read };
    const page = await deps.source.page(walk.oaId, toQuery(slice, walk.offset));
    if (page.kind === 'refused') return { walk: resting(deps, walk, page), read };
    walk = await take(deps, office, { walk, slice, page });
  }
  return { walk, read: pages };
}

async function begin({ source, now }: WalkDeps, last: FollowerWalk): Promise<FollowerWalk | Refused> {
  const answer = await source.tags(last.oaId);
  return answer.kind === 'refused' ? answer : beginWalk(last, answer.tags, now());
}

function resting({ now, log }: WalkDeps, walk: FollowerWalk, refusal: Refused): FollowerWalk {
  const isPassing = refusal.class === 'later';
  const { oaId } = walk;
  if (!isPassing) log.warn({ event: 'followers-refused', oaId, code: refusal.code });
  const rest = now() + (isPassing ? REST_MS.later : REST_MS.mend);
  return { ...walk, restUntil: Math.max(rest, refusal.retryAt ?? 0) };
}

const toQuery = (slice: FollowerSlice, offset: number) => ({
  offset,
  ...(slice.of === 'days' && { days: { from: slice.from, to: slice.to } }),
  ...(slice.of === 'tag' && { tag: slice.tag }),
});

type Taken = { walk: FollowerWalk; slice: FollowerSlice; page: FollowerPage };

/** Notes a page, then says where the reading stands: a crash between the two notes the page again. */
async function take(
  { notes }: WalkDeps,
  { id }: Office,
  { walk, slice, page }: Taken,
): Promise<FollowerWalk> {
  const sight = { officeId: id, walk: walk.walk };
  const ids = page.citizens.map((citizenId) => toConversationId(walk.oaId, citizenId));
  if (ids.length > 0) await notes.noteFollowers(sight, ids);
  if (slice.of === 'days' && ids.length > 0) await notes.noteLastSeen(ids, startOfDay(slice.from));
  if (slice.of === 'tag') await notes.noteTagged(sight, slice.tag, ids);
  const { walk: next, over } = afterPage(walk, page);
  if (slice.of === 'tag' && over === 'whole') await notes.takeOff(sight, slice.tag);
  return next;
}

/** Of those whom the platform counted so many may be missed, since people come and go while it is read. */
const LEAST_SEEN = 0.99;

async function end({ notes, now, log }: WalkDeps, { id }: Office, walk: FollowerWalk): Promise<FollowerWalk> {
  const sight = { officeId: id, walk: walk.walk };
  await notes.keepTags(id, walk.tags);
  const seen = await notes.countSeen(sight);
  // whoever is beyond the reach of the lists may still follow
  const isWhole = seen >= walk.total * LEAST_SEEN;
  if (isWhole) await notes.concludeWalk(sight);
  const { oaId, total } = walk;
  log.info({ event: 'followers-read', oaId, walk: walk.walk, total, seen, whole: isWhole });
  return { ...walk, endedAt: now() };
}
