import { z } from 'zod';

/** How badly the platform delivers. Everything off is the platform at its best. */
export const Chaos = z.strictObject({
  /** `documented`: only a connection that could not be opened is retried; `strict`: anything but 200 in time */
  retries: z.enum(['documented', 'strict']).default('documented'),
  /** key order of bodies: as in the documents, as the console's test button sends, or in turn */
  keyOrder: z.enum(['documents', 'console', 'alternate']).default('documents'),
  /** each event is posted this often, at the same time */
  copies: z.int().min(1).max(10).default(1),
  /** this many events are gathered and posted last first */
  reorder: z.int().min(1).max(20).default(1),
  /** this many of the next events are lost */
  dropNext: z.int().min(0).default(0),
  /** on the platform's clock */
  delayMs: z.int().min(0).default(0),
  /** all events carry the time at which this was switched on */
  equalTimestamps: z.boolean().default(false),
  /** adds `X-ZEvent-Timestamp`, which some receivers have seen */
  timestampHeader: z.boolean().default(false),
});
export type Chaos = z.infer<typeof Chaos>;
/** Some of the switches, unchecked as yet. */
export type ChaosChange = Readonly<Partial<Record<keyof Chaos, unknown>>>;

const consoleOrder = [
  'app_id',
  'user_id_by_app',
  'event_name',
  'timestamp',
  'sender',
  'recipient',
  'message',
];

/** The same event with its keys in the order of the console. */
export function toConsoleOrder(event: Record<string, unknown>): Record<string, unknown> {
  const known = consoleOrder.filter((key) => key in event);
  const others = Object.keys(event).filter((key) => !consoleOrder.includes(key));
  return Object.fromEntries([...known, ...others].map((key) => [key, event[key]]));
}
