import { z } from 'zod';
import { Desk } from '../offices/office.js';
import { AboutAppointment } from './appointment.js';
import { DataRequestKind } from './data-request-kind.js';
import { EndedForm } from './form-tally.js';
import { Language } from './language.js';
import { OtherKind } from './other-kind.js';
import { Submission } from './submission.js';
import { SupplementPart } from './supplement-part.js';
import { SurveyAnswer } from './survey.js';

/**
 * What the engine wants done, in the imperative. Effects are committed with the session and carried out afterwards,
 * each at least once and idempotently by the id it carries.
 */

/** A button: a tap sends `payload` as if it had been typed, hidden from the chat. `label` is already wording. */
export const Button = z.object({ label: z.string(), payload: z.string() });
export type Button = z.infer<typeof Button>;

/** A key of the wording catalogue with its parameters. */
export const Line = z.object({
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Line = z.infer<typeof Line>;

/** One thing to say. `before` are short lines on top of it in the same message. Rendering splits long texts. */
export const Saying = Line.extend({
  before: z.array(Line).optional(),
  buttons: z.array(Button),
  /** a file that was made for the citizen, by its id; sent after the words */
  file: z.string().optional(),
  /** whose words these are, to find out later what became of them */
  ref: z.string().optional(),
});
export type Saying = z.infer<typeof Saying>;

export const FlowEffect = z.discriminatedUnion('type', [
  /** Say these, in this order and language, as one turn. */
  z.object({ type: z.literal('reply'), language: Language, sayings: z.array(Saying).min(1) }),
  /** The citizen confirmed: becomes exactly one dossier, keyed by `submission.submissionId`. */
  z.object({ type: z.literal('submit'), submission: Submission }),
  /** The citizen answered a supplement request; keyed by `supplementId`. */
  z.object({
    type: z.literal('supplement'),
    supplementId: z.string(),
    dossierId: z.string(),
    text: z.string(),
    mediaIds: z.array(z.string()),
    /** thing by thing, where it was asked so */
    parts: z.array(SupplementPart).default([]),
    at: z.int(),
  }),
  /** The citizen has looked through a draft result, the one that was sent then. */
  z.object({
    type: z.literal('answerDraft'),
    dossierId: z.string(),
    sentAt: z.int(),
    isRight: z.boolean(),
    /** what is wrong */
    text: z.string(),
    at: z.int(),
  }),
  /**
   * The citizen was asked at that moment how a dossier went (`answer: null`), or says so: kept without who they are, a
   * later answer in place of an earlier one.
   */
  z.object({
    type: z.literal('recordSurvey'),
    dossierId: z.string(),
    askedAt: z.int(),
    answer: SurveyAnswer.nullable(),
  }),
  /** Raise `fellSilent` with this id at `dueAt` (epoch ms), replacing an earlier one; `null` cancels. */
  z.object({
    type: z.literal('remind'),
    reminder: z.object({ reminderId: z.string(), dueAt: z.int() }).nullable(),
  }),
  /**
   * Fetch this file from the platform at once; answered by `mediaStored` or `mediaRefused`. A picture of an identity card is
   * read instead and kept nowhere; answered by `cardRead` or `cardUnread`.
   */
  z.object({
    type: z.literal('fetchMedia'),
    mediaId: z.string(),
    url: z.string(),
    name: z.string().optional(),
    purpose: z.literal('card').optional(),
  }),
  /** Drop files that belong to no dossier (draft cancelled, answer replaced). */
  z.object({ type: z.literal('dropMedia'), mediaIds: z.array(z.string()) }),
  /** Look up the citizen's own dossiers; answered by `dossiersFound`. */
  z.object({ type: z.literal('track'), code: z.string().optional(), about: AboutAppointment.optional() }),
  /** Look up the last notices that the citizen got; answered by `noticesFound`. */
  z.object({ type: z.literal('findNotices') }),
  /** The citizen pressed this button of a notice. */
  z.object({ type: z.literal('answerNotice'), noticeId: z.string(), button: z.int(), at: z.int() }),
  /**
   * The citizen answered a message of ours by quoting it: whoever that was from gets to know. `text` is empty where the
   * words go to a person, with whom they are kept.
   */
  z.object({ type: z.literal('quoted'), messageId: z.string(), text: z.string().default(''), at: z.int() }),
  /** A form ended: add how it went to the funnel, once for each form and revision. */
  z.object({ type: z.literal('countForm'), form: EndedForm }),
  /** Put this into the office's register; `view` is answered by `ownDataFound`, what needs a person by `dataRequestMoved`. */
  z.object({
    type: z.literal('dataRequest'),
    requestId: z.string(),
    kind: DataRequestKind,
    /** what the citizen wrote, where a person has to read it */
    text: z.string(),
    at: z.int(),
  }),
  /** Look up which hours of a desk are taken, those kept for `holder` not counted; answered by `slotsFound`. */
  z.object({ type: z.literal('findSlots'), holder: z.string(), desk: Desk }),
  /**
   * Keep a place in this hour for the form, instead of an earlier one, so long; answered by `slotHeld` or `slotTaken`.
   * A place that is kept already is kept again.
   */
  z.object({
    type: z.literal('holdSlot'),
    holder: z.string(),
    desk: Desk,
    slotAt: z.int(),
    minutes: z.int(),
    until: z.int(),
  }),
  /** Give up what is kept for this form. */
  z.object({ type: z.literal('releaseSlot'), holder: z.string() }),
  /** Move the appointment of a dossier, or cancel it (`slotAt: null`); answered by `dossierMoved` or `slotTaken`. */
  z.object({
    type: z.literal('moveAppointment'),
    dossierId: z.string(),
    slotAt: z.int().nullable(),
    minutes: z.int(),
    at: z.int(),
  }),
  /** Fetch the form that was filled in at the counter under this code; answered by `draftFound` or `draftNotFound`. */
  z.object({ type: z.literal('claimDraft'), code: z.string() }),
  /** A person is asked for. `doing` says how far the citizen is in which form, never what they answered. */
  z.object({
    type: z.literal('callPerson'),
    talkId: z.string(),
    at: z.int(),
    doing: z.object({ procedureName: z.string(), number: z.int(), total: z.int() }).nullable(),
  }),
  /** What the citizen sent waits for a clerk. `what` stands for what cannot be handed over, a voice message for instance. */
  z.object({
    type: z.literal('passOn'),
    talkId: z.string(),
    at: z.int(),
    text: z.string(),
    mediaIds: z.array(z.string()),
    what: OtherKind.optional(),
  }),
  /** The citizen goes back to the assistant. */
  z.object({ type: z.literal('leavePerson'), talkId: z.string(), at: z.int() }),
  /** Erase what the conversation holds: messages, drafts, files of no dossier. */
  z.object({ type: z.literal('forget') }),
]);
export type FlowEffect = z.infer<typeof FlowEffect>;
