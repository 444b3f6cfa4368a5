import { z } from 'zod';
import { Answer } from '../flow/answer.js';
import { AssistedBy } from '../flow/assisted-by.js';
import { Line } from '../flow/effects.js';
import { Form } from '../flow/session.js';
import { ConversationId, OfficeId } from '../ids.js';

const at = z.int().nonnegative();

/** What was typed into a field and does not count: it does not do, or waits for a yes (`answer`). Nothing typed is lost. */
export const Unsettled = z.strictObject({
  text: z.string(),
  said: z.array(Line),
  answer: Answer.nullable(),
});
export type Unsettled = z.infer<typeof Unsettled>;

/** The form as the chat knows it, and what is typed and not settled, by question. Personal: at rest only sealed. */
export const DraftContent = z.strictObject({ form: Form, unsettled: z.record(z.string(), Unsettled) });
export type DraftContent = z.infer<typeof DraftContent>;

/** `signed`: on paper, and on its way to become a dossier; `handedOver`: the citizen has it on their own Zalo. */
export const DraftState = z.enum(['open', 'signed', 'submitted', 'handedOver', 'givenUp']);
export type DraftState = z.infer<typeof DraftState>;

/** A form that somebody of the office fills in for a citizen at the counter. */
export const AssistedDraft = z.object({
  /** also the form's id, and so the submission's */
  draftId: z.string(),
  officeId: OfficeId,
  procedureId: z.string(),
  /** who fills in */
  helper: AssistedBy,
  state: DraftState,
  startedAt: at,
  endedAt: at.nullable(),
  /** the one-time code by which the citizen fetches the draft, only as a keyed hash */
  code: z.object({ hash: z.string(), until: at }).nullable(),
  /** which conversation fetched it, by which of its effects */
  handedTo: z.object({ conversationId: ConversationId, effectId: z.string() }).nullable(),
  /** the citizen signed the printed form, as this clerk saw */
  signed: z.object({ at, by: z.string() }).nullable(),
  /** grows by one with every change; whoever changes names the version that they saw */
  version: z.int().positive(),
  updatedAt: at,
  /** null as soon as somebody else holds it: the dossier, the citizen's conversation, nobody */
  content: DraftContent.nullable(),
});
export type AssistedDraft = z.infer<typeof AssistedDraft>;
