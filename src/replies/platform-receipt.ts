import { z } from 'zod';
import { CitizenId, OaId } from '../ids.js';

const at = z.int().nonnegative();

/**
 * What the platform says about messages that left an account. An echo proves that a message was sent, also one whose
 * send ended without an answer; it comes as well for messages that a person typed in the platform's own console.
 */
export const PlatformReceipt = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('echoed'),
    oaId: OaId,
    citizenId: CitizenId,
    platformId: z.string(),
    text: z.string().optional(),
    byHuman: z.boolean(),
    at,
  }),
  z.object({ kind: z.literal('delivered'), oaId: OaId, platformIds: z.array(z.string()), at }),
  z.object({ kind: z.literal('seen'), oaId: OaId, platformIds: z.array(z.string()), at }),
  /** A template sent to a phone number was delivered; the number itself is not passed on. */
  z.object({
    kind: z.literal('templateDelivered'),
    oaId: OaId,
    platformId: z.string(),
    trackingId: z.string().optional(),
    at,
  }),
]);
export type PlatformReceipt = z.infer<typeof PlatformReceipt>;

/** Takes receipts. Idempotent; rejects when they could not be stored and must be brought again. */
export type Receipts = { take(receipt: PlatformReceipt): Promise<void> };
