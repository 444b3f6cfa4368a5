import { z } from 'zod';
import { IdentityCard } from '../identity/identity-card.js';
import { PlainDate } from '../ids.js';
import { Desk } from '../offices/office.js';
import { Answer } from './answer.js';
import { Line } from './effects.js';
import { PersonDraft } from './memory/saved-person.js';
import { MenuGroup } from './menu-group.js';
import { PersonPart } from './person-part.js';
import { Grade } from './survey.js';

/** What was answered to tailor the list of papers. Before consent it stays here, and goes when the place is left. */
const Situation = z.record(z.string(), Answer);

/** Where the conversation stands. Inside a form it is only what is on the table, never how it got there. */
export const Place = z.discriminatedUnion('at', [
  z.strictObject({ at: z.literal('menu'), group: MenuGroup.optional() }),
  /** one procedure to be confirmed, or several to choose from, as the citizen's words were understood */
  z.strictObject({ at: z.literal('finding'), procedureIds: z.array(z.string()).min(1) }),
  z.strictObject({ at: z.literal('card'), procedureId: z.string(), situation: Situation.optional() }),
  z.strictObject({ at: z.literal('situation'), procedureId: z.string(), answers: Situation }),
  z.strictObject({ at: z.literal('consent'), situation: Situation.optional() }),
  z.strictObject({
    at: z.literal('question'),
    key: z.string(),
    /** an understood answer that waits for the citizen's "yes, that is right" */
    checking: z.strictObject({ answer: Answer, remarks: z.array(Line) }).nullable(),
  }),
  /** what was read off a card, before the citizen said that it is right; `key` is the question that lies underneath */
  z.strictObject({ at: z.literal('cardCheck'), key: z.string(), about: z.string(), card: IdentityCard }),
  z.strictObject({ at: z.literal('stopped'), ruleId: z.string() }),
  z.strictObject({ at: z.literal('summary') }),
  z.strictObject({ at: z.literal('changing') }),
  z.strictObject({ at: z.literal('declaration') }),
  z.strictObject({
    at: z.literal('leaving'),
    /** why: to stop, to begin again, or to begin `procedureId` instead */
    why: z.enum(['cancel', 'restart', 'begin']),
    procedureId: z.string(),
    /** the question to come back to */
    key: z.string().nullable(),
  }),
  z.strictObject({ at: z.literal('forgetting') }),
  /** "is this feedback, or a complaint?" */
  z.strictObject({ at: z.literal('referral') }),
  z.strictObject({ at: z.literal('supplement'), supplementId: z.string() }),
  /** a draft of a result; `text` is what is wrong with it, shown for the citizen's yes */
  z.strictObject({ at: z.literal('draftResult'), ref: z.string(), writing: z.boolean(), text: z.string() }),
  /** "how satisfied?", or with a grade the words that may go with it, awaited since then (epoch ms) */
  z.strictObject({
    at: z.literal('survey'),
    dossierId: z.string(),
    grade: Grade.nullable(),
    since: z.int().nonnegative(),
  }),
  /** a booked hour that is being changed or cancelled */
  z.strictObject({
    at: z.literal('appointment'),
    doing: z.enum(['rebook', 'unbook']),
    of: z.strictObject({
      dossierId: z.string(),
      code: z.string(),
      desk: Desk,
      slotAt: z.int().nullable(),
      notBefore: PlainDate.optional(),
    }),
  }),
  z.strictObject({ at: z.literal('editing') }),
  z.strictObject({
    at: z.literal('requesting'),
    kind: z.enum(['correct', 'delete']),
    /** what the citizen wrote, shown for their yes; empty before that */
    text: z.string(),
  }),
  z.strictObject({ at: z.literal('withdrawing') }),
  /** the people of a form, one after the other: shall they be remembered? Nothing of it is kept without a yes */
  z.strictObject({
    at: z.literal('remembering'),
    people: z.array(PersonDraft.extend({ known: z.string().nullable() })),
    back: z.enum(['menu', 'summary']),
  }),
  z.strictObject({ at: z.literal('people') }),
  z.strictObject({
    at: z.literal('savedPerson'),
    personId: z.string(),
    /** the part that is being changed */
    part: PersonPart.nullable(),
  }),
]);
export type Place = z.infer<typeof Place>;
