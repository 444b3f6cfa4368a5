import type { Logger } from 'pino';
import { createRetryLoop } from '../concurrency/create-retry-loop.js';
import { within } from '../concurrency/within.js';
import type { ConversationId } from '../ids.js';
import type { Taggings } from '../notices/tagging.js';
import type { Receipts } from '../replies/platform-receipt.js';
import type { Arrival } from './arrival.js';
import { createDetour, type Detour } from './create-detour.js';
import type { InboxStore } from './inbox-store.js';
import type { Spool } from './spool.js';

/** The platform waits 2 s for its answer; what the database has not taken by then goes to the disk. */
const PATIENCE_MS = 1_000;
/** Nobody waits for a replay, so it may take the database longer. */
const REPLAY_PATIENCE_MS = 10_000;
const BACK_OFF_MS = [200, 500, 1_000, 2_000, 5_000];
/** A process that died may have left something in a shared spool. */
const LOOK_AGAIN_MS = 30_000;

export type Recorded = 'recorded' | 'duplicate' | 'spooled';

export type RecorderDeps = {
  inbox: Pick<InboxStore, 'record'>;
  receipts: Receipts;
  taggings: Taggings;
  spool: Spool;
  nudge(conversationId: ConversationId): Promise<void>;
  onSpooled(): void;
  onReplayed(count: number): void;
  log: Pick<Logger, 'warn'>;
  timing?: { patienceMs: number; backOffMs: readonly number[]; lookAgainMs: number };
};

export type Recorder = {
  /** Resolves when the arrival is safe, in the record or on the disk. Rejects only when neither took it. */
  record(arrival: Arrival): Promise<Recorded>;
  /** Replays what earlier processes left, and from then on whatever is spooled. */
  start(): void;
  /** Ends the replaying; what is spooled stays for the next start. */
  stop(): Promise<void>;
};

/**
 * Puts arrivals into the record, or into the spool while the record is away. Once something of a conversation lies in
 * the spool, what follows goes there too, so that within this process no later event overtakes an earlier one.
 */
export function createRecorder(deps: RecorderDeps): Recorder {
  const { spool, log } = deps;
  const timing = deps.timing ?? {
    patienceMs: PATIENCE_MS,
    backOffMs: BACK_OFF_MS,
    lookAgainMs: LOOK_AGAIN_MS,
  };
  const detour = createDetour();
  const loop = createRetryLoop({
    round: () => replay(deps, detour),
    backOffMs: timing.backOffMs,
    idleMs: timing.lookAgainMs,
  });

  async function record(arrival: Arrival): Promise<Recorded> {
    if (detour.isTakenBy(conversationOf(arrival))) return toSpool(arrival);
    try {
      return await within(timing.patienceMs, write(deps, arrival));
    } catch (cause) {
      if (detour.open()) log.warn({ event: 'record-away', cause: nameOf(cause) });
      return toSpool(arrival);
    }
  }

  async function toSpool(arrival: Arrival): Promise<'spooled'> {
    const id = conversationOf(arrival);
    detour.enter(id);
    await spool.append(arrival);
    detour.enter(id); // again: a replay that ended meanwhile may have missed this line
    deps.onSpooled();
    loop.hurry();
    return 'spooled';
  }

  return { record, start: loop.start, stop: loop.stop };
}

type WriteDeps = Pick<RecorderDeps, 'inbox' | 'receipts' | 'taggings' | 'nudge'>;

async function write(
  { inbox, receipts, taggings }: WriteDeps,
  arrival: Arrival,
): Promise<'recorded' | 'duplicate'> {
  switch (arrival.kind) {
    case 'event':
      return inbox.record(arrival.event);
    case 'receipt':
      await receipts.take(arrival.receipt);
      return 'recorded';
    case 'tagging':
      await taggings.take(arrival.tagging);
      return 'recorded';
  }
}

async function replay(deps: RecorderDeps, detour: Detour): Promise<void> {
  detour.beginReplay();
  try {
    const count = await deps.spool.replay((arrivals) => storeBundle(deps, detour, arrivals));
    detour.endReplay();
    if (count > 0) deps.onReplayed(count);
  } catch (cause) {
    deps.log.warn({ event: 'replay-failed', cause: nameOf(cause) });
    throw cause;
  }
}

/** Stores what can be stored of a bundle, and rejects when something could not. */
async function storeBundle(deps: WriteDeps, detour: Detour, arrivals: readonly Arrival[]): Promise<void> {
  const writes = await Promise.allSettled(arrivals.map((a) => within(REPLAY_PATIENCE_MS, write(deps, a))));
  const stored = arrivals.filter((_, i) => writes[i]?.status === 'fulfilled');
  if (stored.length > 0) detour.close();
  const ids = new Set(stored.map(conversationOf).filter((id) => id !== undefined));
  await Promise.allSettled([...ids].map((id) => deps.nudge(id)));
  const failed = writes.find((w) => w.status === 'rejected');
  if (failed) throw failed.reason;
}

const conversationOf = (arrival: Arrival): ConversationId | undefined =>
  arrival.kind === 'event' ? arrival.event.conversationId : undefined;

const nameOf = (cause: unknown): string => (cause instanceof Error ? cause.name : 'unknown');
