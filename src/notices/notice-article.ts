import { z } from 'zod';
import { OfficeId } from '../ids.js';
import { AgeGroup } from './audience.js';

/** A notice that also goes as an article to followers: its heading, and whom the platform is asked to show it. */
export const ArticleDraft = z.strictObject({
  title: z.string(),
  /** empty: the beginning of the text */
  description: z.string(),
  ages: z.array(AgeGroup),
  gender: z.enum(['male', 'female']).nullable(),
  /** the platform's own numbers of the old provinces, 0–63 */
  cities: z.array(z.string()),
  /** the picture of the notice stands above it */
  hasCover: z.boolean(),
});
export type ArticleDraft = z.infer<typeof ArticleDraft>;

/**
 * How far the article of a notice is. `making` and `leaving`: a request may have left and its answer is not noted yet.
 * `handed`: the platform has taken the broadcast, looks at it and says nothing more. `unknown`: the answer to the
 * broadcast was lost; it is never asked for again.
 */
export const ArticleStep = z.enum([
  'waiting',
  'making',
  'processing',
  'ready',
  'leaving',
  'handed',
  'skipped',
  'failed',
  'unknown',
]);
export type ArticleStep = z.infer<typeof ArticleStep>;

/** Why an article ended without being handed over. */
export const ArticleReason = z.enum([
  'broadcasts-used-up',
  'article-rejected',
  'refused-later',
  'refused-human',
  'refused-bug',
  'answer-lost',
]);
export type ArticleReason = z.infer<typeof ArticleReason>;

const at = z.int().nonnegative();

/** The article of one notice on its way to the platform. `version` grows with every change. */
export const NoticeArticle = z.object({
  noticeId: z.string(),
  officeId: OfficeId,
  version: z.int().positive(),
  step: ArticleStep,
  /** the platform's word for an article that it is making */
  token: z.string().nullable(),
  articleId: z.string().nullable(),
  broadcastId: z.string().nullable(),
  reason: ArticleReason.nullable(),
  code: z.int().nullable(),
  /** worth another try by hand */
  passing: z.boolean(),
  attempts: z.int().nonnegative(),
  /** when somebody looks again */
  nextAt: at,
  /** when it came to this step */
  since: at,
});
export type NoticeArticle = z.infer<typeof NoticeArticle>;

const OVER: ReadonlySet<ArticleStep> = new Set(['handed', 'skipped', 'failed', 'unknown']);

export const isArticleOver = ({ step }: Pick<NoticeArticle, 'step'>): boolean => OVER.has(step);
