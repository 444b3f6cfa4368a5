import { z } from 'zod';
import { PlainDate } from '../ids.js';
import { Condition } from './condition.js';
import { Fee } from './fee.js';
import { MenuGroup } from './menu-group.js';
import { Paper } from './paper.js';
import { DeclaredPerson } from './person-part.js';
import { Question } from './question.js';
import { Rule } from './rule.js';

/** `SAME_DAY_15H`: the same day, from 15:00 on the next working day. */
export const TimeLimit = z.discriminatedUnion('unit', [
  z.strictObject({ unit: z.literal('SAME_DAY_15H') }),
  z.strictObject({ unit: z.enum(['HOUR', 'DAY', 'WORKING_DAY', 'MONTH']), qty: z.int().positive() }),
]);
export type TimeLimit = z.infer<typeof TimeLimit>;

/** A sentence composed from answers, e.g. the prescribed wording of a marital status. */
export const Sentence = z.strictObject({
  key: z.string(),
  section: z.string(),
  label: z.string().min(1),
  when: Condition,
  /** `{key}` stands for the shown answer of that question, `{key.inWords}` for a date written out */
  text: z.string().min(1),
});
export type Sentence = z.infer<typeof Sentence>;

/** What the citizen can be told and asked for one procedure; every revision ever used stays available. */
export const Procedure = z.strictObject({
  id: z.string().regex(/^[a-z0-9.-]+$/),
  revision: z.string().min(1),
  /** code in the national database of procedures; null for what is none of them, such as feedback */
  code: z.string().min(1).nullable(),
  name: z.string().min(1),
  /** for lists and buttons */
  shortName: z.string().min(1).max(100),
  /** everyday words by which people look for it */
  phrases: z.array(z.string().min(2)).min(1),
  legalBasis: z.array(z.string().min(1)).min(1),
  /** the one legal text that the consent notice names */
  purposeBasis: z.string().min(1),
  /** forms may be begun from this day */
  validFrom: PlainDate,
  /** to this day; forms that were begun go on */
  validTo: PlainDate,
  /** the last day on which a form that was begun may be finished, where the law lets it end; else a draft's lifetime does */
  finishBy: PlainDate.optional(),
  /** `PROVISIONAL`: not yet reviewed against the text of the law; whoever runs the bot is reminded of it */
  status: z.enum(['OFFICIAL', 'PROVISIONAL']).default('OFFICIAL'),
  whoMayApply: z.string().min(1),
  /** null: the office names the day itself, and nothing is promised before */
  timeLimit: TimeLimit.nullable(),
  timeText: z.string().min(1),
  fee: Fee,
  papers: z.array(Paper).min(1),
  /** questions whose answers tailor papers, fee and time before the form; taken into it after consent */
  situation: z.array(z.string()).max(3).default([]),
  /** where it stands in the menu; the lower the order, the nearer the top */
  menu: z
    .strictObject({ group: MenuGroup, order: z.int().nonnegative() })
    .default({ group: 'civilStatus', order: 50 }),
  questions: z.array(Question).min(1),
  /** in words, what its `sensitive` questions ask about; the consent notice names it */
  sensitiveData: z.array(z.string().min(1)).default([]),
  rules: z.array(Rule),
  sentences: z.array(Sentence),
  declaration: z.string().min(1),
  /** what the keys do not say about the people of the form, see `peopleOf` */
  people: z.array(DeclaredPerson).default([]),
  applicant: z.strictObject({
    fullName: z.string(),
    /** while it holds nobody is named: the office learns no name and still answers here */
    anonymous: Condition.optional(),
    phone: z.string().optional(),
    identityNumber: z.string().optional(),
  }),
  /** the question for the number of copies, and the number where it is not asked */
  copies: z.strictObject({ question: z.string(), otherwise: z.int().positive().optional() }).optional(),
  /** the question for how the result is fetched, or the one way where it is not asked */
  delivery: z.union([z.string(), z.strictObject({ always: z.string() })]).optional(),
  /** for a procedure with a `slot` question: what to bring, as it ends "mang theo …" */
  appointment: z.strictObject({ bring: z.string().min(1) }).optional(),
  /** hours in which the citizen may correct a draft result; silence is acceptance */
  draftConfirm: z.strictObject({ hours: z.int().positive() }).optional(),
  fridayEligible: z.enum(['YES', 'NO', 'IF_NO_VERIFY']),
  /** false: the chat is the place to file it, also where others are only declared beforehand (`PRE_DECLARATION`) */
  formalFiling: z.boolean().default(true),
  /** `condolence`: about somebody who died; see `inTone`. Nobody is asked afterwards how it went */
  tone: z.enum(['usual', 'condolence']).default('usual'),
  /** words of its own, in place of the general ones; `submit` stands on the button that hands the form in */
  messages: z.strictObject({
    start: z.string().optional(),
    received: z.string().optional(),
    submit: z.string().min(1).max(100).optional(),
  }),
});
export type Procedure = z.infer<typeof Procedure>;
