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
  const runs = new Map<string, Omit<Run, 'turn'>>();
  let busy = true;
  while (busy && !deps.isClosing() && !isNight(deps)) {
    busy = false;
    for (const notice of await sendingOf(deps, office)) {
      if (!(await lease.renew())) return;
      const run = runs.get(notice.noticeId) ?? (await deps.openRun(notice, office));
      runs.set(notice.noticeId, run);
      busy = (await serveBatch(deps, { ...run, turn: () => turn(deps, pace, lease) }, office)) || busy;
    }
  }
  await deps.leases.giveBack(office.oaId, deps.workerId);
}

const isNight = ({ now }: ServeDeps): boolean => isQuiet(now()) || isQuiet(now() + ON_ITS_WAY_MS);

const MOST_NOTICES = 50;

const sendingOf = async ({ notices }: ServeDeps, { id }: Office): Promise<Notice[]> =>
  (await notices.inState('sending', MOST_NOTICES)).filter(({ officeId }) => officeId === id);

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

/** Whether there was something to do. A row that fails keeps none of the others back. */
async function serveBatch(deps: ServeDeps, run: Run, office: Office): Promise<boolean> {
  const { noticeId } = run.notice;
  const notice = await deps.notices.find(office.id, noticeId);
  if (notice?.state !== 'sending') return false;
  const size = batchSize(office.ratePerMinute);
  const adrift = await deps.rows.adrift(noticeId, deps.now() - deps.adriftMs, size);
  const due = await deps.rows.due(noticeId, deps.now(), size);
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
  await allOf(deps, [
    ...adrift.map((row) => () => inLane(() => settleAdrift(deps, run, row))),
    ...due.map((row) => () => inLane(() => one(row))),
  ]);
  if (restUntil === Number.POSITIVE_INFINITY) return false;
  if (restUntil > deps.now()) await deps.wait(restUntil - deps.now());
  if (adrift.length + due.length > 0) return true;
  await finishIfOver(deps, notice);
  return false;
}

const batchSize = (perMinute: number): number =>
  Math.max(1, Math.min(LARGEST_BATCH, Math.ceil((perMinute * BATCH_MS) / 60_000)));

async function allOf(deps: ServeDeps, works: readonly (() => Promise<unknown>)[]): Promise<void> {
  const results = await Promise.allSettled(works.map((work) => work()));
  for (const result of results)
    if (result.status === 'rejected') deps.log.warn({ event: 'notice-row-failed', err: result.reason });
}

async function finishIfOver(deps: ServeDeps, notice: Notice): Promise<void> {
  if ((await deps.rows.countOpen(notice.noticeId)) > 0) return;
  if (notice.content.article && !(await deps.isArticleOver(notice))) return;
  const moved = moveNotice(notice, { action: 'finish', by: null, at: deps.now() });
  if (moved.kind === 'moved') await deps.notices.save(moved.notice);
}
