import { z } from 'zod';
import { CitizenId, OaId } from '../../../src/ids.js';

/** Numeric in the documents, hex for anonymous visitors; a bare number is taken for what it says. */
export const ZaloId = z.union([
  z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  z.int().nonnegative().transform(String),
]);
export const AccountId = ZaloId.pipe(OaId);
export const UserId = ZaloId.pipe(CitizenId);

/** Epoch milliseconds, as text or as a number. */
export const Timestamp = z
  .union([z.string().regex(/^\d{1,15}$/), z.int().nonnegative()])
  .transform((value) => Number(value));

/** What every event carries. */
export const Envelope = z.object({
  app_id: z.unknown().optional(),
  event_name: z.string(),
  timestamp: Timestamp,
});

/** An event between a user and an account of which we need not know who is who. */
export const Between = Envelope.extend({
  sender: z.unknown().optional(),
  recipient: z.unknown().optional(),
  user_id_by_app: z.unknown().optional(),
});

export const FromUser = Between.extend({
  sender: z.object({ id: UserId }),
  recipient: z.object({ id: AccountId }),
});

/** `admin_id` stands there when a person wrote in the platform's own console. */
export const FromAccount = Between.extend({
  sender: z.object({ id: AccountId, admin_id: z.unknown().optional() }),
  recipient: z.object({ id: UserId }),
});
