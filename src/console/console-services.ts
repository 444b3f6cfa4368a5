import type { AbsenceStore } from '../assignment/absence-store.js';
import type { AttentionDesk } from '../escalation/attention-desk.js';
import type { OfficeId } from '../ids.js';
import type { PrepareOutgoing } from '../media/prepare-outgoing.js';
import type { MorningDesk } from '../morning/morning-desk.js';
import type { Office } from '../offices/office.js';
import type { SatisfactionDesk } from '../reports/satisfaction-desk.js';
import type { TodayDesk } from '../today/today-desk.js';
import type { AppointmentDesk } from './appointments/appointment-desk.js';
import type { AssistedServices } from './assisted/assisted-services.js';
import type { AuditTrail } from './audit/audit-trail.js';
import type { DataRequestDesk } from './data-requests/data-request-desk.js';
import type { DossierDesk } from './dossier-desk.js';
import type { NoticeDesk } from './notices/notice-desk.js';
import type { Pages } from './pages/create-pages.js';
import type { PaperDesk } from './papers/paper-desk.js';
import type { Presence } from './presence/presence.js';
import type { Reasons } from './reasons.js';
import type { SecondFactors } from './second-factor/second-factors.js';
import type { AttemptLimiter } from './sessions/attempt-limiter.js';
import type { ConsoleSessions } from './sessions/console-sessions.js';
import type { PasswordHasher } from './staff/password-hasher.js';
import type { StaffDesk } from './staff/staff-desk.js';
import type { StaffStore } from './staff/staff-store.js';
import type { CannedReply } from './talks/canned-replies.js';
import type { TalkDesk } from './talks/talk-desk.js';

/** Everything that the console stands on. */
export type ConsoleServices = {
  desk: DossierDesk;
  appointments: AppointmentDesk;
  talks: TalkDesk;
  /** what clerks may insert into a talk */
  replies: readonly CannedReply[];
  /** makes a clerk's file ready to go to a citizen */
  prepareOutgoing: PrepareOutgoing;
  presence: Presence;
  dataRequests: DataRequestDesk;
  papers: PaperDesk;
  assisted: AssistedServices;
  today: TodayDesk;
  attention: AttentionDesk;
  morning: MorningDesk;
  notices: NoticeDesk;
  satisfaction: SatisfactionDesk;
  absences: AbsenceStore;
  staff: StaffStore;
  staffDesk: StaffDesk;
  secondFactors: SecondFactors;
  passwords: PasswordHasher;
  sessions: ConsoleSessions;
  attempts: AttemptLimiter;
  audit: AuditTrail;
  offices: readonly Office[];
  /** codes of dossiers of an office, by their ids */
  codesOf(officeId: OfficeId, dossierIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  pages: Pages;
  reasons: Reasons;
  /** what the law of a procedure is, as its revision names it; empty when that is not known */
  legalBasisOf(procedureId: string, revision: string): readonly string[];
  /** what a procedure is called for short; its id when it is not known */
  procedureNameOf(procedureId: string): string;
  /** a warning's wording key in words for the clerk */
  warningText(key: string): string;
  /** true when the console is reached by https: cookies then never travel in the clear */
  https: boolean;
  now(): number;
  /** an id that nothing else has */
  newId(): string;
  /** Told of every failure that ended in an error page. */
  onFailure(error: unknown): void;
};
