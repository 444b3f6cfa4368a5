import { z } from 'zod';

export const GRADES = [1, 2, 3, 4, 5] as const;

/** How satisfied somebody was, 5 for very. */
export const Grade = z.literal(GRADES);
export type Grade = z.infer<typeof Grade>;

/** What stands on the buttons, from grade 1 to grade 5. */
export const GRADE_LABELS = ['grade1', 'grade2', 'grade3', 'grade4', 'grade5'] as const;

/** How a dossier went, in the citizen's eyes. Always whole: the next one, by its `turn`, stands in its place. */
export const SurveyAnswer = z.object({ turn: z.int().positive(), grade: Grade, words: z.string() });
export type SurveyAnswer = z.infer<typeof SurveyAnswer>;

/** A survey that the citizen may answer; `turns` counts what was answered so far, and nothing here says what. */
export const OpenSurvey = z.strictObject({
  dossierId: z.string(),
  code: z.string(),
  askedAt: z.int().nonnegative(),
  turns: z.int().nonnegative(),
});
export type OpenSurvey = z.infer<typeof OpenSurvey>;

const DAY_MS = 86_400_000;

/** So long an answer can be given and given anew. */
export const SURVEY_DAYS = 7;

/** Whether a survey of that moment still takes answers. */
export const isSurveyOpen = ({ askedAt }: Pick<OpenSurvey, 'askedAt'>, at: number): boolean =>
  at < askedAt + SURVEY_DAYS * DAY_MS;
