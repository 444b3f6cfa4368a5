import { z } from 'zod';
import { IdentityCard } from '../identity/identity-card.js';
import { AboutAppointment, Appointment } from './appointment.js';
import { DossierMove } from './dossier-move.js';
import { HandedDraft } from './handed-draft.js';
import { MoveDetails } from './move-details.js';
import { NoticeTopic } from './notice-topic.js';
import { OtherKind } from './other-kind.js';
import { ReminderKind } from './reminder-kind.js';
import { BusySlot } from './slots/slot-table.js';
import { WhyLeft } from './why-left.js';

/**
 * What can happen to a conversation, in the past tense. Time arrives in `at` (epoch milliseconds); the engine has no clock.
 * Events are stored sealed and are parsed again when they are read back.
 */
const at = z.int().nonnegative();

/** One picture or file that the citizen sent; the URL is the platform's and is fetched by an effect. */
export const MediaItem = z.object({
  mediaId: z.string(),
  kind: z.enum(['photo', 'file']),
  url: z.string(),
  name: z.string().optional(),
  /** bytes, when the platform told */
  size: z.number().optional(),
});
export type MediaItem = z.infer<typeof MediaItem>;

export const MediaRefusal = z.enum([
  'too-large',
  'wrong-type',
  'unreachable',
  'not-allowed',
  'empty',
  'unreadable',
  'infected',
]);
export type MediaRefusal = z.infer<typeof MediaRefusal>;

/**
 * Why no identity card was read off a picture. `otherCode`: a code of something else (a payment, a web address); `damaged`: a
 * card's, but not to be trusted; `severalCards`: nobody can tell which one is meant; `notPicture`: not to be opened as one.
 */
export const CardProblem = z.enum(['noCode', 'otherCode', 'damaged', 'severalCards', 'notPicture']);
export type CardProblem = z.infer<typeof CardProblem>;

/** What a clerk would have trouble with; the citizen is advised and decides. */
export const MediaFlaw = z.enum(['blurred', 'dark', 'bright', 'tiny', 'locked']);
export type MediaFlaw = z.infer<typeof MediaFlaw>;

/** What the citizen may see of one dossier of their own. `state` is the national state number 1-10. */
export const DossierFacts = z.object({
  dossierId: z.string(),
  code: z.string(),
  procedureName: z.string(),
  state: z.int(),
  receivedAt: at,
  /** epoch ms of the promised result; null while the office has not promised one */
  dueAt: at.nullable(),
  /** VND; null when the fee is not known from the versioned table */
  feeVnd: z.number().nullable(),
  /** absent for a procedure that needs nobody to come */
  appointment: Appointment.optional(),
  /** a draft of the result is with the citizen, who may object until then */
  draftBy: at.optional(),
});
export type DossierFacts = z.infer<typeof DossierFacts>;

/** What somebody may leave out. */
const told = z.string().optional();

/** The platform's id of the message that they answer by quoting it, and whether that is a notice: looked up when handled. */
const quoting = { quotes: told, toNotice: z.boolean().optional() };

export const FlowEvent = z.discriminatedUnion('type', [
  /** Text or the payload of a pressed button: both mean the same. */
  z.object({ type: z.literal('said'), at, text: z.string(), ...quoting }),
  z.object({ type: z.literal('sentMedia'), at, items: z.array(MediaItem), caption: told, ...quoting }),
  z.object({
    type: z.literal('sentOther'),
    at,
    what: OtherKind,
    /** of a contact card, as the platform wrote it */
    phone: z.string().optional(),
  }),
  /** Answer to the platform's "share my details" form. */
  z.object({ type: z.literal('sharedInfo'), at, info: z.object({ name: told, phone: told, address: told }) }),
  z.object({ type: z.literal('followed'), at }),
  z.object({ type: z.literal('unfollowed'), at }),
  /** The data subject asked the platform for erasure (`user_withdraw`). */
  z.object({ type: z.literal('withdrew'), at }),
  /** The citizen opened the chat for the first time (`user_click_chatnow`). */
  z.object({ type: z.literal('openedChat'), at }),
  /** The reminder that effect `remind` asked for has come due; a stale `reminderId` is ignored. */
  z.object({ type: z.literal('fellSilent'), at, reminderId: z.string() }),
  z.object({
    type: z.literal('mediaStored'),
    at,
    mediaId: z.string(),
    name: z.string().optional(),
    /** none: nothing is wrong with it */
    flaws: z.array(MediaFlaw).optional(),
  }),
  /** The first try to fetch a file failed; it is tried again, and the end of it will be told. */
  z.object({ type: z.literal('mediaDelayed'), at, mediaId: z.string() }),
  z.object({ type: z.literal('mediaRefused'), at, mediaId: z.string(), reason: MediaRefusal }),
  /** The code of an identity card was read off a picture, which is kept nowhere. */
  z.object({ type: z.literal('cardRead'), at, mediaId: z.string(), card: IdentityCard }),
  z.object({
    type: z.literal('cardUnread'),
    at,
    mediaId: z.string(),
    reason: z.union([CardProblem, MediaRefusal]),
  }),
  z.object({
    type: z.literal('dossierMoved'),
    at,
    move: DossierMove,
    dossier: DossierFacts,
    /** the clerk's words: what to supplement, why refused, how to fetch the result */
    note: z.string().optional(),
    details: MoveDetails.optional(),
    /** finds what became of the message */
    ref: z.string().optional(),
  }),
  /** Something about a dossier is to be remembered now; once for each hour, result and draft. */
  z.object({
    type: z.literal('reminderDue'),
    at,
    kind: ReminderKind,
    dossier: DossierFacts,
    ref: z.string(),
  }),
  /** Answer to effect `track`; `askedCode` is absent when the citizen asked for all of their own. */
  z.object({
    type: z.literal('dossiersFound'),
    at,
    dossiers: z.array(DossierFacts),
    askedCode: z.string().optional(),
    about: AboutAppointment.optional(),
  }),
  /** Answer to effect `findSlots`. */
  z.object({ type: z.literal('slotsFound'), at, holder: z.string(), busy: z.array(BusySlot) }),
  /** Answers to effect `holdSlot`; `slotTaken` also to `moveAppointment`, with the dossier as holder. */
  z.object({ type: z.literal('slotHeld'), at, holder: z.string(), slotAt: at, until: at }),
  z.object({ type: z.literal('slotTaken'), at, holder: z.string(), slotAt: at, busy: z.array(BusySlot) }),
  /** A clerk wrote to the citizen. `name` is how the clerk is called, `replyId` finds what became of the message. */
  z.object({
    type: z.literal('personReplied'),
    at,
    talkId: z.string(),
    replyId: z.string(),
    name: z.string(),
    text: z.string(),
    /** code of the dossier about which the clerk writes first: from then on the office has the word */
    about: z.string().optional(),
    /** a file that goes after the words; they may be empty then */
    file: z.object({ fileId: z.string(), name: z.string() }).optional(),
  }),
  /** Answers to effect `claimDraft`. */
  z.object({ type: z.literal('draftFound'), at, draft: HandedDraft }),
  z.object({ type: z.literal('draftNotFound'), at }),
  z.object({ type: z.literal('personLeft'), at, talkId: z.string(), why: WhyLeft }),
  /** Something in the session may have been kept as long as it may be (see `agesAt`). */
  z.object({ type: z.literal('timePassed'), at }),
  /** Answer to a request to see one's own data: what lies outside the conversation. */
  z.object({
    type: z.literal('ownDataFound'),
    at,
    /** the file that holds everything, by its id */
    file: z.string(),
    dossiers: z.array(DossierFacts),
    /** requests that wait for a person, by when they came */
    waiting: z.array(at),
    /** how much lies in the talk with clerks, and how many notices came */
    talk: z.int().nonnegative().default(0),
    notices: z.int().nonnegative().default(0),
  }),
  /** Answer to effect `findNotices`, newest first. */
  z.object({
    type: z.literal('noticesFound'),
    at,
    notices: z.array(z.object({ title: z.string(), topic: NoticeTopic, at })),
  }),
  /** A request about own data that a person has to see to was taken, or is done. */
  z.object({
    type: z.literal('dataRequestMoved'),
    at,
    move: z.enum(['taken', 'done']),
    kind: z.enum(['view', 'correct', 'delete']),
    dueAt: at,
    /** the office's words to the citizen */
    note: z.string().optional(),
  }),
]);
export type FlowEvent = z.infer<typeof FlowEvent>;
