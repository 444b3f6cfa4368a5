import type { FlowEvent } from '../flow/events.js';
import type { Announcer } from '../inbox/announcer.js';
import type { DataRequest, RequestEntry } from './data-request.js';
import type { DataRequestStore } from './data-request-store.js';

export type TellDeps = {
  requests: Pick<DataRequestStore, 'find' | 'append' | 'markTold'>;
  announcer: Announcer;
  now: () => number;
};

/**
 * Tells the citizen how their request stands: that it was taken, which is its acknowledgement, or what the answer is. Each
 * is told once, under an id that comes from the history; stopped half-way it is done again.
 */
export async function tellRequest(deps: TellDeps, requestId: string): Promise<void> {
  const request = await deps.requests.find(requestId);
  const event = request && toEvent(request, deps.now());
  if (!request || !event) return;
  const move = event.move;
  await deps.announcer.announce(request.conversationId, `request-${move}-${requestId}`, event);
  const isAcknowledged = request.history.some(({ what }) => what === 'acknowledged');
  if (move === 'done' || isAcknowledged) return deps.requests.markTold(requestId, request.version);
  const entry: RequestEntry = {
    seq: request.version + 1,
    at: deps.now(),
    by: { kind: 'automatic' },
    what: 'acknowledged',
  };
  await deps.requests.append(requestId, request.version, { state: request.state, entry, tell: false });
}

type Moved = Extract<FlowEvent, { type: 'dataRequestMoved' }>;

/** Undefined for what the conversation has answered itself. */
function toEvent({ kind, state, dueAt, history }: DataRequest, at: number): Moved | undefined {
  if (kind !== 'view' && kind !== 'correct' && kind !== 'delete') return undefined;
  const note = history.findLast(({ what }) => what === 'answered')?.note;
  return {
    type: 'dataRequestMoved',
    at,
    move: state === 'done' ? 'done' : 'taken',
    kind,
    dueAt,
    ...(note !== undefined && { note }),
  };
}

/**
 * For the sweeper: tells what has been lying untold, because whoever should have told it died. One that cannot be told
 * does not hold up the others; the failures are thrown together at the end.
 */
export async function tellUntold(
  deps: TellDeps & { requests: Pick<DataRequestStore, 'untoldSince'> },
  { before, limit }: { before: number; limit: number },
): Promise<number> {
  const ids = await deps.requests.untoldSince(before, limit);
  const results = await Promise.allSettled(ids.map((id) => tellRequest(deps, id)));
  const failures = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} requests could not be told`);
  return ids.length;
}
