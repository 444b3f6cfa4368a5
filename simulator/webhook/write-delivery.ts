import { newHexId } from '../world/new-ids.js';
import { getOa, type Platform } from '../world/platform.js';
import type { Delivery } from '../world/state.js';
import { toConsoleOrder } from './chaos.js';
import type { WebhookEvent } from './events.js';
import { macOf } from './sign.js';

export type Shipment = {
  oaId: string;
  userId: string;
  event: WebhookEvent;
  headers?: Record<string, string>;
};
export type Writing = { timestamp: number; consoleOrder: boolean; timestampHeader: boolean };

/** Writes an event down: the exact bytes, signed with the OA's secret. */
export function writeDelivery(platform: Platform, shipment: Shipment, writing: Writing): Delivery {
  const { oaId, userId, event, headers = {} } = shipment;
  const timestamp = String(writing.timestamp);
  const stamped = { ...event, timestamp };
  const rawBody = JSON.stringify(writing.consoleOrder ? toConsoleOrder(stamped) : stamped);
  const { oaSecret } = getOa(platform, oaId);
  const mac = macOf({ appId: platform.config.appId, rawBody, timestamp, oaSecret });
  return {
    id: newHexId(),
    oaId,
    userId,
    eventName: event.event_name,
    body: rawBody,
    headers: {
      'Content-Type': 'application/json',
      'X-ZEvent-Signature': `mac=${mac}`,
      ...(writing.timestampHeader ? { 'X-ZEvent-Timestamp': timestamp } : {}),
      ...headers,
    },
    createdAt: platform.clock.now(),
    attempts: [],
    status: 'waiting',
  };
}
