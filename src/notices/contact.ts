import { z } from 'zod';
import { Language } from '../flow/language.js';
import { NoticeTopic as Topic } from '../flow/notice-topic.js';
import { ConversationId, OfficeId } from '../ids.js';
import { AgeGroup } from './audience.js';

/** What the chat says of a citizen: computed from the conversation, nothing that they wrote. */
export const ChatFacts = z.object({
  conversationId: ConversationId,
  officeId: OfficeId,
  /** null: the conversation was never told */
  following: z.boolean().nullable(),
  lastInteractionAt: z.int().nullable(),
  optedOut: z.boolean(),
  /** in the middle of a form, as far as one can tell until then (epoch ms) */
  inFormUntil: z.int().nullable(),
  language: Language,
  leftTopics: z.array(Topic),
});
export type ChatFacts = z.infer<typeof ChatFacts>;

/** What a citizen's dossiers say. Name and telephone are kept sealed, apart from this. */
export const DossierTraces = z.object({
  procedures: z.array(z.string()),
  states: z.array(z.int()),
  /** khu phố of the newest address that names one */
  neighbourhood: z.string().nullable(),
  /** a death was registered; nobody is written to until then (epoch ms) */
  mourningUntil: z.int().nullable(),
  /** a telephone number stands in a dossier that was filed with consent */
  hasPhone: z.boolean(),
  /** of the applicant, from the birth year in their identity number; never of a minor */
  ageGroup: AgeGroup.nullable(),
});
export type DossierTraces = z.infer<typeof DossierTraces>;

/**
 * A citizen as somebody who may be written to. One per conversation, or per follower who never wrote; rebuilt from
 * conversations, dossiers and the platform's list of followers.
 */
export const Contact = z.object({
  ...ChatFacts.shape,
  ...DossierTraces.shape,
  following: z.boolean(),
  tags: z.array(z.string()),
  /** when the last notices went out to them, newest last */
  noticedAt: z.array(z.int()),
});
export type Contact = z.infer<typeof Contact>;

/** Of whom no dossier is known. */
export const NO_TRACES: DossierTraces = {
  procedures: [],
  states: [],
  neighbourhood: null,
  mourningUntil: null,
  hasPhone: false,
  ageGroup: null,
};
