import { z } from 'zod';
import { ConversationId, OfficeId } from '../ids.js';
import { Exclusion } from './exclusion.js';
import { NoWay, Way } from './way.js';

const at = z.int().nonnegative();

/**
 * How far a notice is with one recipient. `leaving`: the request may have left and has no outcome yet; whoever finds
 * it so asks the platform. `unknown`: the answer was lost and cannot be had any more; never sent again.
 */
export const RowState = z.enum(['waiting', 'leaving', 'skipped', 'sent', 'failed', 'unknown']);
export type RowState = z.infer<typeof RowState>;

/** Why a row was skipped besides what keeps the citizen out. */
export const SkipReason = z.union([Exclusion, NoWay, z.enum(['quota-used-up', 'over-budget', 'erased'])]);
export type SkipReason = z.infer<typeof SkipReason>;

/** One recipient of one notice. What is filled in for them is frozen when it is planned. */
export const NoticeRow = z.object({
  rowId: z.string(),
  noticeId: z.string(),
  officeId: OfficeId,
  conversationId: ConversationId,
  /** the way that it was planned by; what it went by, once it has left */
  way: Way.nullable(),
  neighbourhood: z.string().nullable(),
  /** what stands in the recipient's own places of the text */
  places: z.record(z.string(), z.string()),
  state: RowState,
  /** of the ends that need one */
  reason: z.string().nullable(),
  code: z.int().nullable(),
  /** worth another try by hand: it failed for a reason that passes */
  passing: z.boolean(),
  attempts: z.int().nonnegative(),
  retryAt: at.nullable(),
  /** when the request left whose outcome is not known */
  leftAt: at.nullable(),
  platformId: z.string().nullable(),
  /** when the first part of it was sent, whatever became of the others */
  sentAt: at.nullable(),
  deliveredAt: at.nullable(),
  seenAt: at.nullable(),
  answeredAt: at.nullable(),
  /** the label of the button, or that it was in words */
  answer: z.string().nullable(),
  /** all those with which the notice was quoted, where no talk has them; kept sealed, and for a while */
  words: z.string().nullable().default(null),
  /** after this notice the citizen wanted no more messages */
  optedOutAt: at.nullable(),
  /** of the parts that have been sent */
  costVnd: z.int().nonnegative(),
  /** of the one that is leaving */
  leavingVnd: z.int().nonnegative().default(0),
  /** which message of the notice leaves next or is leaving; see `partsOf` */
  part: z.int().nonnegative().default(0),
});
export type NoticeRow = z.infer<typeof NoticeRow>;

/** Something of the notice is with the citizen, and the rest will not come. */
export const isHalfSent = ({ state, part }: Pick<NoticeRow, 'state' | 'part'>): boolean =>
  part > 0 && state !== 'sent' && state !== 'waiting' && state !== 'leaving';

/** The row of a recipient: one for each, however often it is planned. */
export const rowIdOf = (noticeId: string, conversationId: ConversationId): string =>
  `${noticeId}|${conversationId}`;

/** Stands as the answer of who wrote instead of pressing a button. It is no label: the platform shows those. */
export const IN_WORDS = '#loi';

/** So many characters of what one citizen writes to a notice are kept: more than anybody writes in a chat. */
const MOST_WORDS = 5_000;

/** What was written to a notice so far, and what has come to it. */
export const joinWords = (before: string | null, words: string): string =>
  (before === null ? words : `${before}\n${words}`).slice(0, MOST_WORDS);
