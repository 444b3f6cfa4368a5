import type { WorkingCalendar } from '../calendar/create-working-calendar.js';
import { type Due, dueAt } from '../calendar/due-at.js';
import { toPlainDate } from '../calendar/plain-date.js';
import { DossierCodeTaken } from '../errors/dossier-code-taken.js';
import { ProcedureUnknown } from '../errors/procedure-unknown.js';
import { SubmissionUnknown } from '../errors/submission-unknown.js';
import type { Submission } from '../flow/submission.js';
import type { DossierCode, OfficeId } from '../ids.js';
import type { Office } from '../offices/office.js';
import { type AnnounceDeps, announceDossier } from './announce-dossier.js';
import type { Dossier, HistoryEntry } from './dossier.js';
import type { DossierNumbers } from './dossier-numbers.js';
import { STATE } from './dossier-state.js';
import type { DossierStore } from './dossier-store.js';
import type { FormatDossierCode } from './format-dossier-code.js';
import type { ProcedureTerms } from './procedure-terms.js';
import type { SubmissionRecord, SubmissionStore } from './submission-store.js';

export type CreateDossierDeps = {
  dossiers: AnnounceDeps['dossiers'] & Pick<DossierStore, 'insert' | 'findBySubmission'>;
  submissions: Pick<SubmissionStore, 'find' | 'claimCode' | 'markDone'>;
  numbers: DossierNumbers;
  announcer: AnnounceDeps['announcer'];
  formatCode: FormatDossierCode;
  /** Throws for an office that is not configured. */
  getOffice(officeId: OfficeId): Office;
  calendarOf(officeId: OfficeId): WorkingCalendar;
  findTerms(procedureId: string, revision: string): ProcedureTerms | undefined;
  newId(): string;
  now(): number;
};

/**
 * Makes the one dossier of a submission, tells the citizen and settles the submission. May be called any number
 * of times, at once or after a crash anywhere: the outcome is one dossier with one code. Undefined for a submission that
 * was given up.
 */
export async function createDossier(
  deps: CreateDossierDeps,
  submissionId: string,
): Promise<Dossier | undefined> {
  const record = await deps.submissions.find(submissionId);
  if (!record) throw new SubmissionUnknown('no such submission', { submissionId });
  if (record.state === 'dead') return undefined;
  const dossier = (await deps.dossiers.findBySubmission(submissionId)) ?? (await open(deps, record));
  await announceDossier(deps, dossier);
  await deps.submissions.markDone(submissionId);
  return dossier;
}

async function open(deps: CreateDossierDeps, record: SubmissionRecord): Promise<Dossier> {
  const { submissionId } = record.submission;
  const terms = termsOf(deps, record);
  const dossier = toDossier(deps, { record, terms, code: record.code ?? (await claimCode(deps, record)) });
  if (await deps.dossiers.insert(dossier)) return dossier;
  const first = await deps.dossiers.findBySubmission(submissionId);
  if (!first)
    throw new DossierCodeTaken('another dossier has this code', { submissionId, code: dossier.code });
  return first;
}

function termsOf(deps: CreateDossierDeps, { submission }: SubmissionRecord): ProcedureTerms {
  const { procedureId, revision } = submission;
  const terms = deps.findTerms(procedureId, revision);
  if (!terms) throw new ProcedureUnknown('no such revision', { procedureId, revision });
  return terms;
}

/**
 * The code stands on the submission before the dossier exists: whoever comes second, or comes back after a crash, takes
 * that one. A number drawn by the loser of a race stays unused.
 */
async function claimCode(deps: CreateDossierDeps, record: SubmissionRecord): Promise<DossierCode> {
  const { officeId, submission } = record;
  const receivedOn = toPlainDate(submission.confirmedAt);
  const number = await deps.numbers.next(officeId, receivedOn);
  const code = deps.formatCode({ unit: deps.getOffice(officeId).dossierUnit, receivedOn, number });
  return deps.submissions.claimCode(submission.submissionId, code);
}

type Opening = { record: SubmissionRecord; terms: ProcedureTerms; code: DossierCode };

function toDossier(deps: CreateDossierDeps, { record, terms, code }: Opening): Dossier {
  const { submission, officeId, conversationId } = record;
  const due = promise(deps, record, terms);
  const dueAt = due?.at ?? null;
  return {
    dossierId: deps.newId(),
    officeId,
    conversationId,
    code,
    channel: 'ZALO',
    ...toForm(submission),
    feeVnd: submission.feeVnd,
    state: STATE.registered,
    version: 1,
    receivedAt: submission.confirmedAt,
    dueAt,
    dueProvisional: due?.provisional ?? false,
    pausedAt: null,
    resultAt: null,
    resultClass: null,
    history: [receipt(submission.confirmedAt, dueAt)],
    lastSeq: 1,
    announcedSeq: 0,
    supplements: [],
    updatedAt: deps.now(),
  };
}

/** What a dossier keeps of the form: in clear what is not personal, the rest as content. */
function toForm({ submissionId, procedureId, revision, procedureName, ...rest }: Submission) {
  const { copies, delivery, answers, applicant, mediaIds, consent, declaration } = rest;
  return {
    submissionId,
    procedureId,
    revision,
    procedureName,
    ...(copies !== undefined && { copies }),
    ...(delivery !== undefined && { delivery }),
    content: { answers, applicant, mediaIds, consent, declaration },
  };
}

/** The first line of history. */
const receipt = (at: number, dueAt: number | null): HistoryEntry => ({
  seq: 1,
  at,
  by: { kind: 'citizen' },
  from: null,
  to: STATE.registered,
  action: 'receive',
  move: 'received',
  dueAt,
});

/**
 * Nothing is promised for a pre-declaration, whose time runs from the formal filing elsewhere, nor by a revision that had
 * lapsed when the form came in: the office names the day then.
 */
function promise(deps: CreateDossierDeps, record: SubmissionRecord, terms: ProcedureTerms): Due | undefined {
  const { officeId, submission } = record;
  const isElsewhere =
    terms.formalFiling !== false && deps.getOffice(officeId).channelMode === 'PRE_DECLARATION';
  const isLapsed = terms.validTo !== undefined && toPlainDate(submission.confirmedAt) > terms.validTo;
  if (terms.timeLimit === null || isElsewhere || isLapsed) return undefined;
  return dueAt({
    receivedAt: submission.confirmedAt,
    limit: terms.timeLimit,
    policy: terms.duePolicy ?? 'END_OF_DAY',
    calendar: deps.calendarOf(officeId),
  });
}
