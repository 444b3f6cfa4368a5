import { z } from 'zod';
import { ConversationId, OfficeId } from '../../ids.js';
import { Desk } from '../../offices/office.js';

/** One place of an hour that is taken; `_id` is `<office>|<desk>|<begin>|<number of the place>`, so it is taken once. */
export const PlaceRow = z.object({
  _id: z.string(),
  officeId: OfficeId,
  desk: Desk,
  /** epoch ms */
  at: z.int(),
  minutes: z.int(),
  holder: z.string(),
  conversationId: ConversationId.nullable(),
  booked: z.boolean(),
  /** for one that is not booked: who wants it may take it from then on */
  until: z.int(),
});
export type PlaceRow = z.infer<typeof PlaceRow>;
