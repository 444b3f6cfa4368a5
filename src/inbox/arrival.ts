import { z } from 'zod';
import { PlatformReceipt } from '../replies/platform-receipt.js';
import { InboxEvent } from './inbox-event.js';

/** What the platform brought and we have to keep: an event of a conversation, or a receipt for a message of ours. */
export const Arrival = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('event'), event: InboxEvent }),
  z.object({ kind: z.literal('receipt'), receipt: PlatformReceipt }),
]);
export type Arrival = z.infer<typeof Arrival>;
