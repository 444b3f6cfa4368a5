import { z } from 'zod';
import { AnswerQuestion } from './answers/index.js';
import { Condition } from './condition.js';
import { Derive } from './derive.js';

/** One question of a procedure, with groups already put in place: keys are whole. */
export const Question = z.strictObject({
  key: z.string().regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$/),
  /** title of the section on the official form */
  section: z.string().min(1),
  /** label on the official form */
  label: z.string().min(1).max(100),
  /** the same in the chat, where the word of the form would hurt: "Nơi mất" for "Nơi chết" */
  chatLabel: z.string().min(1).max(100).optional(),
  /** the question as the citizen reads it */
  ask: z.string().min(1).max(600),
  /** asked in these words instead while `when` holds, e.g. "của ông/bà" where one applies for oneself */
  askIf: z.strictObject({ when: Condition, ask: z.string().min(1).max(600) }).optional(),
  /** a line under the question */
  help: z.string().min(1).max(400).optional(),
  /** an answer that would do; shown after failures and on "trợ giúp" */
  example: z.string().min(1),
  required: z.boolean().default(true),
  /** button and summary text for not answering, where "Bỏ qua" does not say it */
  skipLabel: z.string().min(1).max(100).optional(),
  when: Condition.optional(),
  /** answered by another question while `when` holds, e.g. one's own data when one applies for oneself */
  copyFrom: z.strictObject({ key: z.string(), when: Condition }).optional(),
  /** answered by the form itself from a date and the day on which the citizen answers; never asked */
  derive: Derive.optional(),
  /** health, money and the like: the answer never stands in the chat again, and the clerk sees it only on asking */
  sensitive: z.boolean().default(false),
  /** false: steers the conversation only and is not part of the dossier */
  onForm: z.boolean().default(true),
  answer: AnswerQuestion,
});
export type Question = z.infer<typeof Question>;
