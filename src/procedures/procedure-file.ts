import { z } from 'zod';
import { Condition } from '../flow/condition.js';
import { Procedure } from '../flow/procedure.js';
import { Question } from '../flow/question.js';

const FileQuestion = z.strictObject(Question.shape).omit({ section: true });

/** A group of questions, put in place under a prefix; `words` fill the `{places}` in its texts. */
const Include = z.strictObject({
  include: z.string(),
  prefix: z.string().regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$/),
  /** only these questions of the group */
  only: z.array(z.string()).optional(),
  words: z.record(z.string(), z.string()).default({}),
  /** words that fill the same places while `when` holds */
  wordsIf: z.strictObject({ when: Condition, words: z.record(z.string(), z.string()) }).optional(),
  when: Condition.optional(),
  /** questions of the same name under another prefix answer these */
  copyFrom: z.strictObject({ prefix: z.string(), when: Condition }).optional(),
  /** other examples, by the group's keys: two people of one form have not the same number */
  examples: z.record(z.string(), z.string()).default({}),
  /** every question may be skipped */
  optional: z.boolean().default(false),
});
export type Include = z.infer<typeof Include>;

/** One file of `templates/procedures`: a procedure whose questions stand in sections, groups by name. */
export const ProcedureFile = Procedure.omit({ questions: true }).extend({
  sections: z
    .array(
      z.strictObject({
        title: z.string().min(1),
        questions: z.array(z.union([FileQuestion, Include])).min(1),
      }),
    )
    .min(1),
});
export type ProcedureFile = z.infer<typeof ProcedureFile>;

/** One file of `templates/procedures/groups`. Keys and conditions that begin with `.` are the group's own. */
export const GroupFile = z.strictObject({
  group: z.string(),
  questions: z
    .array(FileQuestion.extend({ key: z.string().regex(/^\.[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$/) }))
    .min(1),
});
export type GroupFile = z.infer<typeof GroupFile>;
export type FileQuestion = z.infer<typeof FileQuestion>;
