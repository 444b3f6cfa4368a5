import type { Logger } from 'pino';
import type { ConversationId } from '../../src/ids.js';
import type { Recorder } from '../../src/inbox/create-recorder.js';
import { authenticate, type Credentials, type ZaloRequest } from './authenticate.js';
import { type Reading, readEvent } from './read-event.js';
import { REFUSAL_STATUS, type WebhookCounters } from './webhook-counters.js';

export type ReceiveDeps = Credentials & {
  recorder: Pick<Recorder, 'record'>;
  /** Tells the workers that something waits; only a hint, the sweeper finds what it misses. */
  nudge(conversationId: ConversationId): Promise<void>;
  counters: WebhookCounters;
  log: Pick<Logger, 'warn' | 'error'>;
  now: () => number;
};

/**
 * One request of the platform: verify, parse, map, record once, nudge, and the status to answer. A genuine event is
 * answered 200 whatever we make of it, because the platform drops what it is refused; only one that neither the
 * database nor the disk could take gets a 503, since a 200 would promise what nobody keeps.
 */
export function createReceive(deps: ReceiveDeps): (request: ZaloRequest) => Promise<number> {
  const { counters, log, now } = deps;

  return async (request) => {
    const receivedAt = now();
    const who = authenticate(deps, request);
    if (who.kind === 'probe') return 200;
    if (who.kind === 'refused') {
      counters.refused(who.reason);
      if (who.oaId) log.warn({ event: 'webhook-refused', reason: who.reason, oaId: who.oaId });
      return REFUSAL_STATUS[who.reason];
    }
    if (who.byHeaderTimestamp) counters.oddity('header-timestamp');
    const reading = readEvent(who.raw, { appId: deps.appId, oaId: who.oaId, receivedAt });
    if ('unknownKeys' in reading && reading.unknownKeys) counters.oddity('unknown-key');
    if (reading.kind === 'keep') return keep(deps, reading);
    setAside(deps, reading, who.oaId);
    return 200;
  };
}

async function keep(
  { recorder, nudge, counters, log }: ReceiveDeps,
  reading: Extract<Reading, { kind: 'keep' }>,
) {
  const { arrival, name } = reading;
  try {
    const fate = await recorder.record(arrival);
    counters.event(name, fate);
    // Not awaited: the event is safe, and a slow Redis must not cost us the platform's two seconds.
    if (arrival.kind === 'event' && fate !== 'spooled')
      void nudgeQuietly(nudge, arrival.event.conversationId, log);
    return 200;
  } catch (cause) {
    counters.event(name, 'lost');
    log.error({ event: 'webhook-lost', name, cause: cause instanceof Error ? cause.name : 'unknown' });
    return 503;
  }
}

async function nudgeQuietly(
  nudge: ReceiveDeps['nudge'],
  id: ConversationId,
  log: ReceiveDeps['log'],
): Promise<void> {
  try {
    await nudge(id);
  } catch (cause) {
    log.warn({ event: 'nudge-failed', cause: cause instanceof Error ? cause.name : 'unknown' });
  }
}

function setAside(
  { counters, log }: ReceiveDeps,
  reading: Exclude<Reading, { kind: 'keep' }>,
  oaId: string,
): void {
  const { kind, name } = reading;
  counters.event(name, kind);
  if (kind === 'malformed') log.warn({ event: 'webhook-malformed', name, oaId, problems: reading.problems });
  if (kind === 'foreign') log.warn({ event: 'webhook-foreign', name, oaId });
  if (name === 'permission_revoked') log.error({ event: 'permission-revoked', oaId });
}
