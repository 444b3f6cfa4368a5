import type { OfficeId } from '../../ids.js';
import type { AccountWord } from '../../notices/account-word.js';
import type { NoticeOutcome, SeenNotice } from '../../notices/act-on-notice.js';
import type { ContentFlaw } from '../../notices/check-content.js';
import type { GatheredAnswers } from '../../notices/gather-answers.js';
import type { KeptFile } from '../../notices/keep-notice-file.js';
import type { NoticeChange, NoticeDeed } from '../../notices/move-notice.js';
import type { Notice } from '../../notices/notice.js';
import type { NoticeArticle } from '../../notices/notice-article.js';
import type { NoticeKind } from '../../notices/notice-kind.js';
import type { AnswerLook, RowCount } from '../../notices/notice-row-store.js';
import type { PlatformCity } from '../../notices/platform-city.js';
import type { NoticeReport } from '../../notices/report-notice.js';
import type { PlanSummary } from '../../notices/summarise-plan.js';
import type { NoticeWays } from '../../notices/way.js';
import type { Missing } from '../../notices/what-is-missing.js';
import type { OutgoingBytes } from '../../replies/outgoing-files.js';

/** What a notice would do if it were released now, and what keeps it from more. */
export type Foresight = {
  summary: PlanSummary;
  missing: Missing[];
  /** what it would not be submitted with */
  flaws: ContentFlaw[];
  /** when it would leave, if that is not when it was to leave because that is at night */
  putOffTo: number | null;
};

/** Somebody to be called, since nothing reaches them. */
export type CallLine = { neighbourhood: string | null; name: string; phone: string; reason: string };

/** What an official may choose from when choosing an audience. */
export type AudienceChoices = {
  neighbourhoods: readonly string[];
  /** given to followers on the platform */
  tags: readonly string[];
  procedures: readonly { id: string; name: string }[];
  languages: readonly { language: string; name: string }[];
};

/** Everything that officials do with notices of one office; a notice of another office is not found. */
export type NoticeDesk = {
  kinds: readonly NoticeKind[];
  kindOf(kindId: string): NoticeKind | undefined;
  terms: NoticeWays;
  /** where followers of an article may be chosen from */
  cities: readonly PlatformCity[];
  list(officeId: OfficeId): Promise<Notice[]>;
  find(officeId: OfficeId, noticeId: string): Promise<Notice | undefined>;
  /** How many wait for this person to release them. */
  countToRelease(officeId: OfficeId, username: string): Promise<number>;
  /** A new draft of a kind; undefined when there is no such kind. */
  begin(officeId: OfficeId, kindId: string, by: string): Promise<Notice | undefined>;
  /** A new draft that says what another notice said, and how many files are gone; undefined when there is no such notice. */
  copy(
    officeId: OfficeId,
    noticeId: string,
    by: string,
  ): Promise<{ notice: Notice; lostFiles: number } | undefined>;
  act(seen: SeenNotice, deed: Omit<NoticeDeed, 'at'> & { change?: NoticeChange }): Promise<NoticeOutcome>;
  choices(officeId: OfficeId): Promise<AudienceChoices>;
  /** what the platform says of the account, with the templates that a notice may go by */
  accountWord(officeId: OfficeId): Promise<AccountWord>;
  /** what news of dossiers by template has cost this month; null: the office has no such templates */
  dossierSpend(officeId: OfficeId): Promise<{ usedVnd: number; budgetVnd: number } | null>;
  foresee(notice: Notice): Promise<Foresight>;
  counts(noticeId: string): Promise<RowCount[]>;
  /** how far the article of a notice is */
  article(noticeId: string): Promise<NoticeArticle | undefined>;
  /** Makes a file ready to go to many and keeps it, or says why not. */
  keepFile(given: { officeId: OfficeId; name: string; bytes: Buffer }): Promise<KeptFile>;
  readFile(fileId: string): Promise<OutgoingBytes | undefined>;
  /** Those of the notice's files that were not erased. */
  presentFiles(notice: Notice): Promise<ReadonlySet<string>>;
  dropFiles(fileIds: readonly string[]): Promise<void>;
  report(noticeId: string): Promise<NoticeReport>;
  answers(notice: Notice, look: AnswerLook & { withNames: boolean }): Promise<GatheredAnswers>;
  callList(notice: Notice): Promise<CallLine[]>;
};
