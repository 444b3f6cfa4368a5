import { z } from 'zod';
import type { Grade, SurveyAnswer } from '../flow/survey.js';
import type { OfficeId } from '../ids.js';

/** `YYYY-MM`, the month in Vietnam in which somebody was asked. */
export const Month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/);
export type Month = z.infer<typeof Month>;

/** That somebody was asked how a dossier went, with the answer where there is one. Nothing of it says who. */
export type SurveyRecord = {
  officeId: OfficeId;
  procedureId: string;
  dossierId: string;
  askedAt: number;
  answer: SurveyAnswer | null;
};

/** How a month went with one procedure: how many were asked, and how many gave which grade. */
export type Satisfaction = {
  month: Month;
  procedureId: string;
  asked: number;
  grades: Readonly<Record<Grade, number>>;
};

/** Words that somebody wrote to their grade. */
export type SurveyWords = { procedureId: string; words: string };

/**
 * How satisfied people were. A dossier, a conversation and a day cannot be read out of it (decision 44). All reject
 * when the database is away.
 */
export type SatisfactionStore = {
  /** Notes it once for each dossier; an answer of a later turn stands in place of an earlier one, never the reverse. */
  record(survey: SurveyRecord): Promise<void>;
  /** By month and procedure, the newest month first. */
  sum(officeId: OfficeId, from: Month): Promise<Satisfaction[]>;
  /** What was written in a month, in an order that says nothing of when or by whom. */
  words(officeId: OfficeId, month: Month): Promise<SurveyWords[]>;
};
