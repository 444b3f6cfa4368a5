import { createSlots } from '../concurrency/create-slots.js';
import type { OaId } from '../ids.js';
import type { Office } from '../offices/office.js';
import type { AccountLeases } from './account-leases.js';
import { createPace, type Pace } from './create-pace.js';
import { createSpare } from './create-spare.js';
import { leave, type Run } from './leave.js';
import { moveNotice } from './move-notice.js';
import type { Notice } from './notice.js';
import type { NoticeRow } from './notice-row.js';
import type { NoticeRowStore } from './notice-row-store.js';
import type { NoticeStore } from './notice-store.js';
import { isQuiet } from './quiet-hours.js';
import { type SettleDeps, settleAdrift } from './settle-adrift.js';

export type ServeDeps = Omit<SettleDeps, 'rows'> & {
  rows: SettleDeps['rows'] & Pick<NoticeRowStore, 'due' | 'adrift' | 'countOpen'>;
  notices: Pick<NoticeStore, 'find' | 'save' | 'inState'>;
  leases: AccountLeases;
  /** what a notice needs to know of its account now: prices, what is left, which API */
  openRun(notice: Notice, office: Office): Promise<Omit<Run, 'turn'>>;
  /** how many of the package's calls replies take at the moment */
  repliesPerMinute(oaId: OaId): Promise<number>;
  wait(ms: number): Promise<void>;
  /** a name of this worker, never used again */
  workerId: string;
  leaseMs: number;
  /** when a row without an outcome counts as adrift (ms); longer than the slowest send */
  adriftMs: number;
  isClosing(): boolean;
  /** whether nothing more is to be done about the article of a notice */
  isArticleOver(notice: Notice): Promise<boolean>;
};

/** At once on their way; enough for a platform that answers within half a second. */
const LANES = 16;
/** A batch lasts about as long, and stopping takes effect after one (ms). */
const BATCH_MS = 1_500;
const LARGEST_BATCH = 100;
/** What begins later than that before the night would arrive in it. */
const ON_ITS_WAY_MS = 1_000;

/**
 * Sends what is due of an account's notices, in small batches of one notice after the other, until nothing is due, night
 * falls or the lease is not to be had. One that is released meanwhile joins in. Safe to be killed at any moment, and to run twice: rows guard themselves.
 */
export async function serveAccount(deps: ServeDeps, office: Office): Promise<void> {
  const pace = createPace(createSpare(deps, office), deps);
  const lease = createLease(deps, office.oaId);
  if (!(await lease.renew())) return;
  const runs = createRuns(deps, office, () => turn(deps, pace, lease));
  const size = batchSize(office.ratePerMinute);
  let busy = true;
  while (busy && !deps.isClosing() && !isNight(deps)) {
    busy = false;
    for (const notice of await deps.notices.inState('sending', MOST_NOTICES, { officeId: office.id })) {
      if (!(await lease.renew())) return;
      busy = (await serveBatch(deps, { notice, size }, runs)) || busy;
    }
  }
  await deps.leases.giveBack(office.oaId, deps.workerId);
}

const isNight = ({ now }: ServeDeps): boolean => isQuiet(now()) || isQuiet(now() + ON_ITS_WAY_MS);

const MOST_NOTICES = 50;
/** What the platform says of an account changes while a long notice leaves: others use its package too (ms). */
const RUN_LASTS_MS = 300_000;

type Runs = { of(notice: Notice): Promise<Run>; forget(noticeId: string): void };

/** What each notice needs to know, asked only for those that have something to send, and again after a while. */
function createRuns(deps: ServeDeps, office: Office, turn: Run['turn']): Runs {
  const runs = new Map<string, { run: Run; until: number }>();
  return {
    async of(notice) {
      const open = runs.get(notice.noticeId);
      if (open && deps.now() < open.until) return open.run;
      const run = { ...(await deps.openRun(notice, office)), turn };
      runs.set(notice.noticeId, { run, until: deps.now() + RUN_LASTS_MS });
      return run;
    },
    forget: (noticeId) => void runs.delete(noticeId),
  };
}

type Lease = { renew(): Promise<boolean>; isHeld(): boolean };

function createLease({ leases, workerId, leaseMs, now }: ServeDeps, oaId: OaId): Lease {
  let until = 0;
  return {
    async renew() {
      if (now() < until - leaseMs / 2) return true;
      const wished = now() + leaseMs;
      const taken = await leases.take(oaId, { by: workerId, now: now(), until: wished });
      until = taken ? wished : 0;
      return taken;
    },
    // a send that begins now must be over before anybody else may think that we died
    isHeld: () => now() < until - leaseMs / 4,
  };
}

async function turn(deps: ServeDeps, pace: Pace, lease: Lease): Promise<boolean> {
  await pace.next();
  return !deps.isClosing() && lease.isHeld() && !isNight(deps);
}

type Batch = { notice: Notice; size: number };

/** Whether there was something to do, and it was done. A row that fails keeps none of the others back. */
async function serveBatch(deps: ServeDeps, { notice: seen, size }: Batch, runs: Runs): Promise<boolean> {
  const { noticeId, officeId } = seen;
  const notice = await deps.notices.find(officeId, noticeId);
  if (notice?.state !== 'sending') return false;
  const adrift = await deps.rows.adrift(noticeId, deps.now() - deps.adriftMs, size);
  const due = await deps.rows.due(noticeId, deps.now(), size);
  if (adrift.length + due.length === 0) {
    await finishIfOver(deps, notice);
    return false;
  }
  const run = await runs.of(notice);
  const inLane = createSlots(LANES);
  let restUntil = 0;
  const one = async (row: NoticeRow) => {
    if (deps.now() < restUntil) return;
    const outcome = await leave(deps, run, row);
    // the whole account has to wait, not this row alone
    if (outcome?.kind === 'refused' && outcome.retryAt !== undefined && outcome.class === 'later')
      restUntil = Math.max(restUntil, Math.min(outcome.retryAt, deps.now() + deps.leaseMs / 2));
    if (outcome?.kind === 'refused' && outcome.class === 'human') restUntil = Number.POSITIVE_INFINITY;
  };
  const works = [
    ...adrift.map((row) => () => settleAdrift(deps, run, row)),
    ...due.map((row) => () => one(row)),
  ];
  const done = await doneOf(
    deps,
    works.map((work) => () => inLane(work)),
  );
  // money may be set aside for what broke off: its rows know
  if (done < works.length) runs.forget(noticeId);
  if (restUntil === Number.POSITIVE_INFINITY) return false;
  if (restUntil > deps.now()) await deps.wait(restUntil - deps.now());
  return done > 0;
}

const batchSize = (perMinute: number): number =>
  Math.max(1, Math.min(LARGEST_BATCH, Math.ceil((perMinute * BATCH_MS) / 60_000)));

/** How many of them came to their end. */
async function doneOf(deps: ServeDeps, works: readonly (() => Promise<unknown>)[]): Promise<number> {
  const results = await Promise.allSettled(works.map((work) => work()));
  for (const result of results)
    if (result.status === 'rejected') deps.log.warn({ event: 'notice-row-failed', err: result.reason });
  return results.filter(({ status }) => status === 'fulfilled').length;
}

async function finishIfOver(deps: ServeDeps, notice: Notice): Promise<void> {
  if ((await deps.rows.countOpen(notice.noticeId)) > 0) return;
  if (notice.content.article && !(await deps.isArticleOver(notice))) return;
  const moved = moveNotice(notice, { action: 'finish', by: null, at: deps.now() });
  if (moved.kind === 'moved') await deps.notices.save(moved.notice);
}
