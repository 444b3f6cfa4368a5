import { z } from 'zod';
import { Tagging } from '../notices/tagging.js';
import { PlatformReceipt } from '../replies/platform-receipt.js';
import { InboxEvent } from './inbox-event.js';

/** What the platform brought and we have to keep: an event of a conversation, a receipt for a message of ours, or a tag. */
export const Arrival = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('event'), event: InboxEvent }),
  z.object({ kind: z.literal('receipt'), receipt: PlatformReceipt }),
  z.object({ kind: z.literal('tagging'), tagging: Tagging }),
]);
export type Arrival = z.infer<typeof Arrival>;
