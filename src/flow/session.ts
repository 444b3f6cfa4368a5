import { z } from 'zod';
import { ConversationId, PlainDate } from '../ids.js';
import { Answer } from './answer.js';
import { AssistedBy } from './assisted-by.js';
import { CardReading } from './card/card-reading.js';
import { FormTally } from './form-tally.js';
import { Language, OFFICIAL } from './language.js';
import { Arriving, Aside, HeldMedia } from './media/held-media.js';
import { SavedPerson } from './memory/saved-person.js';
import { SupplementItem } from './move-details.js';
import { NoticeTopic } from './notice-topic.js';
import { Place } from './place.js';
import { SlotTable } from './slots/slot-table.js';
import { OpenSurvey } from './survey.js';

/** Stands in forms that were stored before days were counted; the next event puts the true one there. */
const LONG_AGO = PlainDate.parse('2000-01-01');

/** A form being filled. Pins procedure and revision; which question comes next is derived from `answers`. */
export const Form = z.strictObject({
  formId: z.string(),
  procedureId: z.string(),
  revision: z.string(),
  answers: z.record(z.string(), Answer),
  /** files sent for the attachment question that is being asked */
  gathered: z.array(HeldMedia),
  /** that question */
  gatheredFor: z.string().nullable(),
  /** the citizen has called them complete */
  closing: z.boolean().default(false),
  /** files of given answers that have not arrived yet */
  arriving: z.array(Arriving).default([]),
  aside: z.array(Aside).default([]),
  consent: z.strictObject({ textVersion: z.string(), at: z.int() }).nullable(),
  touchedAt: z.int(),
  /** the beginning of a text that is told in several messages, and the question that it answers */
  told: z.strictObject({ key: z.string(), text: z.string() }).nullable().default(null),
  /** the day in Vietnam of the citizen's last word in it; days are counted to it (see `derive`) */
  day: PlainDate.default(LONG_AGO),
  /** how each question went, for the funnel */
  tally: FormTally.default({}),
  card: CardReading.nullable().default(null),
  /** the one reminder of this form was given */
  reminded: z.boolean().default(false),
  /** who of the office filled it in */
  assistedBy: AssistedBy.nullable().default(null),
});
export type Form = z.infer<typeof Form>;

/** A clerk's request, and what the citizen has gathered for it so far. */
export const OpenSupplement = z.strictObject({
  supplementId: z.string(),
  dossierId: z.string(),
  code: z.string(),
  procedureName: z.string(),
  note: z.string(),
  /** asked for one after the other; none: the request is in `note` as one text */
  items: z.array(SupplementItem).default([]),
  /** which of them is asked for now; behind the last the citizen sees all of it once more */
  asking: z.int().nonnegative().default(0),
  /** what was given for each of them */
  replies: z.array(z.strictObject({ texts: z.array(z.string()), mediaIds: z.array(z.string()) })).default([]),
  texts: z.array(z.string()),
  gathered: z.array(HeldMedia),
  /** goes to the clerk as soon as everything has arrived */
  closing: z.boolean().default(false),
});
export type OpenSupplement = z.infer<typeof OpenSupplement>;

/** A draft of a result that the citizen looks through. */
export const DraftResult = z.strictObject({
  dossierId: z.string(),
  code: z.string(),
  procedureName: z.string(),
  sentAt: z.int(),
  text: z.string(),
  /** the name of the file that it was sent as */
  file: z.string().optional(),
  answerBy: z.int(),
  /** agreed to, or the time to object is over: what is said now comes late */
  settled: z.boolean(),
});
export type DraftResult = z.infer<typeof DraftResult>;

/** What the citizen and the people of the office say to each other. */
export const Talk = z.strictObject({
  talkId: z.string(),
  /** the office has the word: what the citizen sends waits for a clerk, and the bot keeps silent */
  attended: z.boolean(),
  /** something that the citizen sent has no answer yet */
  waiting: z.boolean(),
  /** when the citizen last heard what becomes of their words (epoch ms); 0 when the next ones are to be confirmed */
  toldAt: z.int().nonnegative(),
});
export type Talk = z.infer<typeof Talk>;

/** All that is remembered of one conversation between two events; plain JSON. */
export const Session = z.strictObject({
  version: z.literal(1),
  conversationId: ConversationId,
  /** makes ids of forms, reminders and supplements unique without randomness */
  counter: z.int().nonnegative(),
  greeted: z.boolean(),
  place: Place,
  form: Form.nullable(),
  /** forms that wait until the open one has ended */
  shelf: z.array(Form).default([]),
  /** when codes from the counter were wrong (epoch ms) */
  wrongCodes: z.array(z.int()).default([]),
  /** the question that was on the table when the citizen left the form for a while */
  pausedAt: z.string().nullable(),
  supplements: z.array(OpenSupplement),
  draftResults: z.array(DraftResult).default([]),
  /** dossiers of which the citizen was asked how they went; never what they said */
  surveys: z.array(OpenSurvey).default([]),
  /** confirmed forms whose receipt has not come yet */
  recording: z.array(z.strictObject({ submissionId: z.string(), procedureName: z.string() })),
  /** failed answers in a row at this place */
  misses: z.int().nonnegative(),
  heardAt: z.int().nonnegative(),
  /** when a photo came that nobody had asked for (epoch ms): the next ones of its burst need no word */
  declinedAt: z.int().nonnegative().default(0),
  /** chosen by the citizen */
  language: Language.default(OFFICIAL),
  reminder: z.strictObject({ reminderId: z.string(), dueAt: z.int() }).nullable(),
  /** hours of the office, while one is chosen or kept */
  slots: SlotTable.nullable().default(null),
  talk: Talk.nullable().default(null),
  /** when the citizen last wrote in anger (epoch ms) */
  angryAt: z.int().nonnegative().default(0),
  /** what was typed before this moment was typed without seeing what lay on the table (epoch ms) */
  blindUntil: z.int().nonnegative().default(0),
  /** wants to read little and to answer by numbers; and what the numbers of the last message mean */
  simple: z.boolean().default(false),
  numbers: z.record(z.string(), z.string()).default({}),
  /** files on their way to a clerk */
  passedOn: z.array(z.string()).default([]),
  /** since when the citizen wants no messages that are neither an answer nor about their dossier */
  optedOut: z.int().nullable().default(null),
  /** when the file with one's own data was asked for last */
  exportedAt: z.int().nullable().default(null),
  /** a draft was erased because nobody came back in time; told once */
  draftLost: z.boolean().default(false),
  /** the household, each with their own consent */
  people: z.array(SavedPerson).default([]),
  /** when the citizen last said no to remembering somebody */
  memoryRefusedAt: z.int().nullable().default(null),
  /** follows the account, as it was told last; null: it was not told anything, they may have followed it before */
  following: z.boolean().nullable().default(null),
  /** topics of notices that the citizen does not want */
  leftTopics: z.array(NoticeTopic).default([]),
});
export type Session = z.infer<typeof Session>;

/** A conversation that has not said anything yet. */
export const newSession = (conversationId: ConversationId): Session => ({
  version: 1,
  conversationId,
  counter: 0,
  greeted: false,
  place: { at: 'menu' },
  form: null,
  shelf: [],
  wrongCodes: [],
  pausedAt: null,
  supplements: [],
  draftResults: [],
  surveys: [],
  recording: [],
  misses: 0,
  heardAt: 0,
  declinedAt: 0,
  language: OFFICIAL,
  reminder: null,
  slots: null,
  talk: null,
  angryAt: 0,
  blindUntil: 0,
  simple: false,
  numbers: {},
  passedOn: [],
  optedOut: null,
  exportedAt: null,
  draftLost: false,
  people: [],
  memoryRefusedAt: null,
  following: null,
  leftTopics: [],
});

/** The next id of this conversation: same session and time, same id. */
export const nextId = (session: Session, at: number): string =>
  `${session.conversationId}-${at.toString(36)}-${session.counter + 1}`;
