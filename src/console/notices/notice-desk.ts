import type { OfficeId } from '../../ids.js';
import type { NoticeOutcome, SeenNotice } from '../../notices/act-on-notice.js';
import type { NoticeChange, NoticeDeed } from '../../notices/move-notice.js';
import type { Notice } from '../../notices/notice.js';
import type { NoticeKind } from '../../notices/notice-kind.js';
import type { RowCount } from '../../notices/notice-row-store.js';
import type { ApprovedTemplate, QuotasLeft } from '../../notices/platform-quotas.js';
import type { NoticeReport } from '../../notices/report-notice.js';
import type { PlanSummary } from '../../notices/summarise-plan.js';
import type { NoticeWays } from '../../notices/way.js';
import type { Missing } from '../../notices/what-is-missing.js';

/** What the platform says of the office's account; null where it could not be asked. */
export type AccountWord = { templates: readonly ApprovedTemplate[]; left: QuotasLeft | null };

/** What a notice would do if it were released now, and what keeps it from more. */
export type Foresight = { summary: PlanSummary; missing: Missing[] };

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
  list(officeId: OfficeId): Promise<Notice[]>;
  find(officeId: OfficeId, noticeId: string): Promise<Notice | undefined>;
  /** A new draft of a kind; undefined when there is no such kind. */
  begin(officeId: OfficeId, kindId: string, by: string): Promise<Notice | undefined>;
  /** A new draft that says what another notice said; undefined when there is no such notice. */
  copy(officeId: OfficeId, noticeId: string, by: string): Promise<Notice | undefined>;
  act(seen: SeenNotice, deed: Omit<NoticeDeed, 'at'> & { change?: NoticeChange }): Promise<NoticeOutcome>;
  choices(officeId: OfficeId): Promise<AudienceChoices>;
  accountWord(officeId: OfficeId): Promise<AccountWord>;
  foresee(notice: Notice): Promise<Foresight>;
  counts(noticeId: string): Promise<RowCount[]>;
  report(noticeId: string): Promise<NoticeReport>;
  callList(notice: Notice): Promise<CallLine[]>;
};
