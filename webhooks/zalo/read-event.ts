import { splitConversationId } from '../../src/ids.js';
import type { Arrival } from '../../src/inbox/arrival.js';
import { CATALOGUE, type CatalogueEntry, findEntry } from './events/catalogue.js';
import type { Context } from './events/context.js';

/** What a genuine request says to us. */
export type Reading =
  | { kind: 'keep'; name: string; arrival: Arrival; unknownKeys: boolean }
  /** known, and of no consequence for us */
  | { kind: 'aside'; name: string; unknownKeys: boolean }
  /** an event that the catalogue does not have */
  | { kind: 'unknown'; name: 'other' }
  /** not what its name says; the problems name fields, never values */
  | { kind: 'malformed'; name: string; problems: string[] }
  /** speaks of another account than the one that signed it */
  | { kind: 'foreign'; name: string };

/** Reads a verified body. Never throws: what the platform sends is its business, and ours is to cope. */
export function readEvent(raw: Readonly<Record<string, unknown>>, context: Context): Reading {
  const { event_name: name } = raw;
  if (typeof name !== 'string') return { kind: 'unknown', name: 'other' };
  const entry = findEntry(name);
  if (!entry) return { kind: 'unknown', name: 'other' };
  const label = CATALOGUE.has(name) ? name : 'other';
  const read = entry.read(raw, context);
  if (!read.ok) return { kind: 'malformed', name: label, problems: read.problems };
  const unknownKeys = hasUnknownKeys(raw, entry);
  if (!read.arrival) return { kind: 'aside', name: label, unknownKeys };
  if (oaOf(read.arrival) !== context.oaId) return { kind: 'foreign', name: label };
  return { kind: 'keep', name: label, arrival: read.arrival, unknownKeys };
}

/** Events without a documented body have no keys that could be unknown. */
const hasUnknownKeys = (raw: object, { schema }: CatalogueEntry): boolean =>
  schema.def.catchall === undefined && Object.keys(raw).some((key) => !(key in schema.shape));

function oaOf(arrival: Arrival): string {
  switch (arrival.kind) {
    case 'event':
      return splitConversationId(arrival.event.conversationId).oaId;
    case 'receipt':
      return arrival.receipt.oaId;
    case 'tagging':
      return arrival.tagging.oaId;
  }
}
