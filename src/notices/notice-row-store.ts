import type { ConversationId, OaId } from '../ids.js';
import type { NoticeRow, RowState } from './notice-row.js';
import type { Way } from './way.js';

/** What became of a row that had left. */
export type RowEnd = {
  rowId: string;
  state: Exclude<RowState, 'leaving'>;
  /** the part that it is the end of: nothing changes when the row has gone on to another meanwhile */
  ofPart?: number;
} & Partial<
  Pick<
    NoticeRow,
    | 'way'
    | 'reason'
    | 'code'
    | 'passing'
    | 'retryAt'
    | 'leftAt'
    | 'platformId'
    | 'sentAt'
    | 'costVnd'
    | 'attempts'
    | 'part'
  >
>;

/** A receipt of the platform, by its id of the message. */
export type RowReceipt = { oaId: OaId; platformId: string; kind: 'delivered' | 'seen'; at: number };

/** How many rows ended how, for the page and the report. `partly`: a part of it was sent and the rest was not. */
export type RowCount = {
  way: NoticeRow['way'];
  state: RowState | 'delivered' | 'seen' | 'partly';
  reason: string | null;
  count: number;
  costVnd: number;
};

/** A stretch of what was answered. */
export type AnswerLook = {
  answer?: string | undefined;
  after?: { at: number; rowId: string } | undefined;
  limit: number;
};

/**
 * The rows of notices. Every method may be repeated; rejects when the database is away. Calls of many rows share round
 * trips.
 */
export type NoticeRowStore = {
  /** Adds those that are not there yet. */
  plan(rows: readonly NoticeRow[]): Promise<void>;
  /** Rows that wait and may leave by now, in the order of their ids. */
  due(noticeId: string, now: number, limit: number): Promise<NoticeRow[]>;
  /**
   * Notes that the request is about to leave, and what it costs. False when it is not waiting
   * with this part any more: it must not leave.
   */
  depart(rowId: string, by: { at: number; way: Way; costVnd: number; part: number }): Promise<boolean>;
  /** Notes an end, or that it waits again. Only a row that waits or is leaving can be ended. */
  end(end: RowEnd): Promise<void>;
  /** A row that is leaving is not asked about before then. */
  restUntil(rowId: string, at: number): Promise<void>;
  /** Rows whose outcome nobody has noted since this moment: whoever sent them died or got no answer. */
  adrift(noticeId: string, leftBefore: number, limit: number): Promise<NoticeRow[]>;
  /** How many are neither ended nor put off for good. */
  countOpen(noticeId: string): Promise<number>;
  counts(noticeId: string): Promise<RowCount[]>;
  /** What a notice has cost so far, with what is set aside for messages that may be on their way. */
  spentVnd(noticeId: string): Promise<number>;
  /** Lifts what was sent; one that is not known changes nothing. */
  receive(receipt: RowReceipt): Promise<void>;
  /**
   * The first answer counts; all words are kept, as they come, and once by their moment. False when this citizen never
   * got the notice or has answered it.
   */
  answer(rowId: string, answer: string, by: { at: number; words?: string }): Promise<boolean>;
  /** Who answered, newest first: all of them or those with this answer, after where a look ended. */
  answers(noticeId: string, look: AnswerLook): Promise<NoticeRow[]>;
  /** The citizen wants no more: noted with the last notice that they got since then. */
  noteOptOut(conversationId: ConversationId, since: number, at: number): Promise<void>;
  /** How many wanted no more after this notice. */
  countOptOuts(noticeId: string): Promise<number>;
  /** Makes those wait again that failed for a passing reason; resolves with how many. */
  retryPassing(noticeId: string): Promise<number>;
  /** What a citizen got, if only a part of it; newest first. */
  ofConversation(conversationId: ConversationId, limit: number): Promise<NoticeRow[]>;
  /** One stretch of a notice's rows after this id, in that order. */
  page(noticeId: string, after: string, limit: number): Promise<NoticeRow[]>;
  /** How many rows of a notice hold what was filled in for their recipient. */
  countPlaces(noticeId: string): Promise<number>;
  /** Erases that; such a row is not tried again. Resolves with how many there were. */
  erasePlaces(noticeId: string): Promise<number>;
  /** The conversation was erased: what was filled in goes, what has not left is skipped, figures stay. */
  forget(conversationId: ConversationId): Promise<void>;
};
