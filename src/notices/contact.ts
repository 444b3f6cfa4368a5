import { z } from 'zod';
import { Language } from '../flow/language.js';
import { NoticeTopic as Topic } from '../flow/notice-topic.js';
import { ConversationId, OfficeId } from '../ids.js';
import { AgeGroup } from './audience.js';

/** What the chat says of a citizen: computed from the conversation, nothing that they wrote. */
export const ChatFacts = z.object({
  conversationId: ConversationId,
  officeId: OfficeId,
  following: z.boolean(),
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
});
export type DossierTraces = z.infer<typeof DossierTraces>;

/** A citizen as somebody who may be written to. One per conversation; rebuilt from conversations and dossiers. */
export const Contact = z.object({
  ...ChatFacts.shape,
  ...DossierTraces.shape,
  tags: z.array(z.string()),
  ageGroup: AgeGroup.nullable(),
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
};
