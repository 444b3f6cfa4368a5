import { z } from 'zod';
import { OFFICIAL } from '../../flow/language.js';
import { Contact, NO_TRACES } from '../../notices/contact.js';

/** A contact as it lies in MongoDB: what may be asked about in clear, name and telephone sealed. */
export const ContactDocument = Contact.omit({ conversationId: true }).extend({
  _id: z.string(),
  sealedSecrets: z.string().nullable(),
  forgottenAt: z.int().nullable(),
  /** what the conversation was told last of following; only a change of it is news */
  chatFollowing: z.boolean().nullable(),
  /** neither a conversation nor a dossier: known from the list of followers alone */
  onlyFollower: z.boolean(),
  /** the last reading of followers that saw them, and the last that ended without them */
  seenInWalk: z.int().nullable(),
  missedInWalk: z.int().nullable(),
  /** the tag with which they were noted last, and in which reading */
  tagMark: z.string().nullable(),
});
export type ContactDocument = z.infer<typeof ContactDocument>;

/** Of whom nothing is known yet. */
const EMPTY: Omit<ContactDocument, '_id' | 'officeId'> = {
  ...NO_TRACES,
  ...{ following: false, lastInteractionAt: null, optedOut: false, inFormUntil: null, language: OFFICIAL },
  ...{ leftTopics: [], tags: [], noticedAt: [], sealedSecrets: null, forgottenAt: null },
  ...{ chatFollowing: null, onlyFollower: false, seenInWalk: null, missedInWalk: null, tagMark: null },
};

type Fields = Partial<ContactDocument>;

/** How a contact begins, but for the fields that are written anyhow. */
export const beginning = (keys: readonly string[], known: Fields = {}): Fields =>
  Object.fromEntries(Object.entries({ ...EMPTY, ...known }).filter(([key]) => !keys.includes(key)));
