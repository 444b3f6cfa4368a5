import { z } from 'zod';

/** What is kept for a while, by the name under which the operator reads of it. */
export const RetentionKind = z.enum([
  /** drafts, saved people and offers of conversations, let go by the engine */
  'drafts',
  /** forms that were begun at the counter and left there */
  'assistedDrafts',
  'messageTexts',
  /** what was filled in for the recipients of notices that are over */
  'noticePlaces',
  /** words with which notices were quoted */
  'noticeAnswers',
  'deadEvents',
  /** what was written to a grade of a survey; the grade stays */
  'surveyWords',
  'talks',
  'submissions',
  'identityImages',
  'dossiers',
  'looseFiles',
  /** pictures and documents of notices that are over */
  'noticeFiles',
  'audit',
  'dataRequests',
]);
export type RetentionKind = z.infer<typeof RetentionKind>;

/**
 * What of one kind has been kept long enough at this moment. Counting changes nothing; erasing takes a portion and
 * answers how much it was, 0 when nothing is left. Both may be repeated at any time.
 */
export type Expiry = {
  kind: RetentionKind;
  count(now: number): Promise<number>;
  erase(now: number): Promise<number>;
};
