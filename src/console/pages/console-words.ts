import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { DraftState } from '../../assisted/assisted-draft.js';
import { DossierAction, DraftAction } from '../../dossiers/transition.js';
import { DataFileInvalid } from '../../errors/data-file-invalid.js';
import { DataRequestKind } from '../../flow/data-request-kind.js';
import { PaymentWay, ResultWay } from '../../flow/move-details.js';
import { OtherKind } from '../../flow/other-kind.js';
import { ReminderKind } from '../../flow/reminder-kind.js';
import { AuditAction } from '../audit/audit-entry.js';
import { DeedField } from '../deed-fields.js';
import { DeskAction, Whose, Worklist } from '../dossier-desk.js';
import { EscalationWords, MorningWords } from '../morning/morning-words.js';
import { NoticeWords } from '../notices/notice-words.js';
import { SatisfactionWords } from '../satisfaction/satisfaction-words.js';
import { StaffRole } from '../staff/staff.js';
import { AccountWords, StaffWords } from '../staff/staff-words.js';
import { FateReason } from '../talks/fate-reason.js';
import { ProposalWords } from './proposal-words.js';

const text = z.string().min(1);

/** The words in `templates/pages/words.vi.yaml`; complete for every worklist, state, action and move. */
export const ConsoleWords = z.strictObject({
  worklists: z.record(Worklist, z.strictObject({ label: text, empty: text })),
  states: z.record(z.enum(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']), text),
  actions: z.record(
    DeskAction,
    z.strictObject({
      label: text,
      lead: text,
      submit: text,
      done: text,
      /** names and hints of the fields, where they differ from the usual ones */
      fields: z.partialRecord(DeedField, z.strictObject({ label: text, hint: z.string() })).default({}),
    }),
  ),
  /** what a field is called where an action has no name of its own for it */
  fields: z.record(DeedField, z.strictObject({ label: text, hint: z.string() })),
  choices: z.strictObject({ paidBy: z.record(PaymentWay, text), way: z.record(ResultWay, text) }),
  itemColumns: z.strictObject({ item: text, reason: text, example: text }),
  /** what a step says beside its words; each bears its own value */
  details: z.strictObject({
    legalGround: text,
    amountVnd: text,
    receiptNumber: text,
    newDueAt: text,
    answerBy: text,
    trackingCode: text,
    handTo: text,
    file: text,
    helpedBy: text,
    signedBefore: text,
  }),
  /** in place of what an action says was done, where nobody on Zalo can be told */
  doneMute: text,
  proposal: ProposalWords,
  whose: z.record(Whose, text),
  columns: z.strictObject({
    received: text,
    answerBy: text,
    due: text,
    since: text,
    draftBy: text,
    assignee: text,
    ended: text,
  }),
  unassigned: text,
  /** what is promised for today */
  today: z.strictObject({
    ...{ title: text, progress: text, after: text, staying: text, stayed: text },
    ...{ left: text, leftHours: text, late: text, lateHours: text },
    problems: z.record(z.enum(['time', 'dossiers']), text),
  }),
  morning: MorningWords,
  escalation: EscalationWords,
  reminders: z.record(ReminderKind, text),
  /** what did not reach a citizen; bears `{time}` and `{reason}`, of a file its name as `{file}` */
  untold: z.strictObject({ words: text, file: text }),
  /** a paper on its way to a citizen */
  paperSending: z.strictObject({ nobody: text }),
  absences: z.strictObject({ day: text }),
  /** several at once */
  handOver: z.strictObject({ done: text, left: text, nothing: text }),
  /** how the last draft result stands; `sendDraft` bears `{until}`, the others `{time}` */
  draft: z.record(DraftAction, text),
  /** by the way in which the citizen wants the result (`delivery`) */
  prefill: z.partialRecord(DeskAction, z.object({ usual: text }).catchall(text)),
  deeds: z.record(DossierAction, text),
  actors: z.strictObject({ citizen: text, system: text }),
  /** in place of the name of somebody who gave none */
  anonymous: text,
  roles: z.record(StaffRole, text),
  /** `label` names the kind in a list, `said` what somebody did, with `{whom}` where it was done to an account */
  audit: z.strictObject({
    noSuchCode: text,
    actions: z.record(AuditAction, z.strictObject({ label: text, said: text })),
  }),
  staff: StaffWords,
  account: AccountWords,
  notices: NoticeWords,
  satisfaction: SatisfactionWords,
  due: z.strictObject({ none: text, paused: text, days: text, today: text, late: text, lateToday: text }),
  /** `today` and `next` bear `{date}` */
  appointments: z.strictObject({
    ...{ today: text, next: text, closed: text, none: text, choose: text },
    /** behind what was done: `{code}`, `{time}`; then whether the citizen hears of it */
    ...{ moved: text, cancelled: text, told: text, tellThem: text },
    /** offered while typing */
    reasons: z.array(text),
  }),
  /** from Sunday */
  weekdays: z.array(text).length(7),
  dataRequests: z.strictObject({
    kinds: z.record(DataRequestKind, text),
    ...{ automatic: text, answered: text, answeredAlready: text },
  }),
  talks: z.strictObject({
    citizen: text,
    doing: text,
    doingNothing: text,
    answered: text,
    waited: z.strictObject({ now: text, minutes: text, hours: text, days: text }),
    states: z.strictObject({ waiting: text, answered: text, withAssistant: text, closed: text, none: text }),
    last: z.strictObject({ citizen: text, clerk: text }),
    sends: text,
    overQuota: text,
    windows: z.record(z.enum(['free', 'billed', 'welcome', 'closed']), text),
    fates: z.record(z.enum(['onItsWay', 'sent', 'delivered', 'seen', 'failed', 'skipped']), text),
    reasons: z.record(FateReason, text),
    sent: z.record(OtherKind, text),
    done: z.record(z.enum(['claim', 'release', 'reply', 'close']), text),
    problems: z.record(
      z.enum([
        ...(['empty', 'held', 'closed', 'wroteMeanwhile', 'windowClosed'] as const),
        ...(['wrongType', 'unreadable', 'tooLarge', 'infected', 'scannerAway'] as const),
      ]),
      text,
    ),
  }),
  assisted: z.strictObject({
    states: z.record(DraftState, text),
    problems: z.record(z.enum(['notFound', 'notYours', 'busy', 'card', 'noCard', 'taken']), text),
    done: z.strictObject({ takeOver: text, giveUp: text, sign: text }),
    notAgreed: text,
    nothingFound: text,
  }),
  problems: z.strictObject({
    refusedLogIn: text,
    hourTaken: text,
    lockedOut: text,
    emptyLogIn: text,
    conflict: text,
    notAllowed: text,
    noteMissing: text,
    noteTooLong: text,
    itemsMissing: text,
    groundMissing: text,
    amountMissing: text,
    dateMissing: text,
    dateTooEarly: text,
    wayMissing: text,
    apologisedAlready: text,
    nothingPromised: text,
    draftOpen: text,
    noDraft: text,
    noDraftHere: text,
    paperMissing: text,
    nobodyThere: text,
    notYours: text,
    colleagueMissing: text,
    theirsAlready: text,
    ...{ proposalOpen: text, noProposal: text, ownProposal: text, notProposable: text },
    notUnderstood: text,
  }),
  pages: z.record(
    z.enum(['notFound', 'forbidden', 'stale', 'broken']),
    z.strictObject({ title: text, text }),
  ),
});
export type ConsoleWords = z.infer<typeof ConsoleWords>;

/** Reads the words; a missing or misspelt one stops the start with file, path and reason. */
export function loadConsoleWords(file: string): ConsoleWords {
  const parsed = ConsoleWords.safeParse(parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new DataFileInvalid(`${file}:\n${lines.join('\n')}`);
}

/** Puts values into `{name}` places. */
export const fill = (words: string, values: Record<string, string | number>): string =>
  words.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
