import { createHash } from 'node:crypto';
import type { FlowEvent } from '../../../src/flow/events.js';
import { type CitizenId, type OaId, toConversationId } from '../../../src/ids.js';
import type { Arrival } from '../../../src/inbox/arrival.js';

/** What is known about a request when its event is mapped. */
export type Context = {
  appId: string;
  /** the account whose secret signed the request */
  oaId: OaId;
  receivedAt: number;
};

/** Zalo began in 2012; its documents contain misprinted timestamps, some of them from the console's test button. */
const EARLIEST = Date.UTC(2012, 0, 1);
/** How far the platform's clock may run before ours. */
const SKEW_MS = 60_000;

/** When it happened by the platform's clock, or when it arrived if that cannot be true. */
export const toAt = (timestamp: number, receivedAt: number): number =>
  timestamp >= EARLIEST && timestamp <= receivedAt + SKEW_MS ? timestamp : receivedAt;

/** Id of an event that the platform gave an id of its own. */
export const idFromMessage = (oaId: OaId, messageId: string): string => `${oaId}-${messageId}`;

/** Id of an event without one: a hash of what a second delivery of the same event cannot change. */
export function idFromFacts({ appId }: Context, facts: Who & { name: string; timestamp: number }): string {
  const { name, oaId, userId, timestamp } = facts;
  const hash = createHash('sha256')
    .update(JSON.stringify([appId, name, oaId, userId, timestamp]))
    .digest('hex');
  return `${oaId}-${hash}`;
}

/** Who an event is about. */
export type Who = { oaId: OaId; userId: CitizenId };

/** An arrival for the conversation of this user at this account. */
export function toEventArrival(
  { receivedAt }: Context,
  { oaId, userId }: Who,
  eventId: string,
  event: FlowEvent,
): Arrival {
  const conversationId = toConversationId(oaId, userId);
  return { kind: 'event', event: { eventId, conversationId, receivedAt, event } };
}
