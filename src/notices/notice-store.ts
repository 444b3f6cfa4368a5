import type { OfficeId } from '../ids.js';
import type { Notice, NoticeState } from './notice.js';

/** The record of notices. Rejects when the database is away; nothing is half done then. */
export type NoticeStore = {
  find(officeId: OfficeId, noticeId: string): Promise<Notice | undefined>;
  /** Writes the version after the one that was seen (1 begins it); false when somebody was faster. */
  save(notice: Notice): Promise<boolean>;
  /** Newest first. */
  list(officeId: OfficeId, limit: number): Promise<Notice[]>;
  /** Of all offices or of one, the longest untouched first; `dueBy`: only those whose hour has come by then. */
  inState(
    state: NoticeState,
    limit: number,
    only?: { officeId?: OfficeId; dueBy?: number },
  ): Promise<Notice[]>;
  /** Of all offices, after this one in the order of their ids. */
  page(after: string, limit: number): Promise<Notice[]>;
  /** Remembers up to where rows are planned; touches nothing else and no version. */
  notePlanned(noticeId: string, upTo: string): Promise<void>;
};
