import type { PlaceStore } from '../appointments/place-store.js';
import { toPlainDate } from '../calendar/plain-date.js';
import { DossierCodeTaken } from '../errors/dossier-code-taken.js';
import { ProcedureUnknown } from '../errors/procedure-unknown.js';
import { SubmissionUnknown } from '../errors/submission-unknown.js';
import type { Submission } from '../flow/submission.js';
import type { DossierCode, OfficeId } from '../ids.js';
import { type AnnounceDeps, announceDossier } from './announce-dossier.js';
import { grantFrom, soonFrom } from './clock.js';
import type { Dossier, HistoryEntry } from './dossier.js';
import type { DossierNumbers } from './dossier-numbers.js';
import { STATE } from './dossier-state.js';
import type { DossierStore } from './dossier-store.js';
import type { FormatDossierCode } from './format-dossier-code.js';
import { promiseFrom, type TermsDeps } from './promise-from.js';
import type { SubmissionRecord, SubmissionStore } from './submission-store.js';

export type CreateDossierDeps = TermsDeps & {
  dossiers: AnnounceDeps['dossiers'] & Pick<DossierStore, 'insert' | 'findBySubmission'>;
  submissions: Pick<SubmissionStore, 'find' | 'claimCode' | 'markDone'>;
  numbers: DossierNumbers;
  announcer: AnnounceDeps['announcer'];
  places: Pick<PlaceStore, 'take' | 'giveBack'>;
  formatCode: FormatDossierCode;
  /** whose a new dossier of this office is; null: nobody's yet */
  findOwner(officeId: OfficeId): Promise<string | null>;
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
  checkTerms(deps, record);
  const code = record.code ?? (await claimCode(deps, record));
  const appointment = await bookAppointment(deps, record);
  const assignee = await deps.findOwner(record.officeId);
  const dossier = toDossier(deps, { record, code, appointment, assignee });
  if (await deps.dossiers.insert(dossier)) return dossier;
  const first = await deps.dossiers.findBySubmission(submissionId);
  if (!first)
    throw new DossierCodeTaken('another dossier has this code', { submissionId, code: dossier.code });
  return first;
}

function checkTerms(deps: CreateDossierDeps, { submission }: SubmissionRecord): void {
  const { procedureId, revision } = submission;
  if (!deps.findTerms(procedureId, revision))
    throw new ProcedureUnknown('no such revision', { procedureId, revision });
}

/**
 * The place that was kept for the form becomes its own. Had it been kept too long and gone to somebody else, the dossier
 * is made all the same, without an hour, and the citizen is asked to choose another.
 */
async function bookAppointment(
  deps: CreateDossierDeps,
  { submission, officeId, conversationId }: SubmissionRecord,
): Promise<Dossier['appointment']> {
  const { appointment, submissionId: holder, confirmedAt: askedAt } = submission;
  if (!appointment) return undefined;
  const { desk, at, minutes } = appointment;
  if (at === null) return { ...appointment, askedAt };
  const capacity = deps.getOffice(officeId).appointments.capacity[desk];
  const wish = { officeId, desk, slot: { at, minutes }, capacity, holder, conversationId };
  return { ...appointment, at: (await deps.places.take(wish, null)) ? at : null, askedAt };
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

type Opening = {
  record: SubmissionRecord;
  code: DossierCode;
  appointment?: Dossier['appointment'];
  assignee: string | null;
};

function toDossier(deps: CreateDossierDeps, { record, code, appointment, assignee }: Opening): Dossier {
  const { submission, officeId, conversationId } = record;
  const { procedureId, revision } = submission;
  const from = appointment ? appointment.at : submission.confirmedAt;
  const promised = { officeId, procedureId, revision, receivedAt: submission.confirmedAt };
  const due = promiseFrom(deps, promised, from);
  const dueAt = due?.at ?? null;
  const terms = deps.findTerms(procedureId, revision);
  const history = beginning(submission.confirmedAt, dueAt, assignee);
  return {
    dossierId: deps.newId(),
    officeId,
    conversationId,
    code,
    channel: conversationId === null ? 'COUNTER' : 'ZALO',
    ...toForm(submission),
    feeVnd: submission.feeVnd,
    ...(appointment && { appointment }),
    state: STATE.registered,
    version: 1,
    receivedAt: submission.confirmedAt,
    dueAt,
    dueProvisional: due?.provisional ?? false,
    soonAt: soonFrom(from ?? submission.confirmedAt, dueAt, deps.calendarOf(officeId)),
    granted: grantFrom([from ?? submission.confirmedAt, dueAt], 1, deps.calendarOf(officeId)),
    ...UNTOUCHED,
    assignee,
    confirmsDraft: terms?.draftConfirm !== undefined,
    asksSurvey: terms?.tone !== 'condolence',
    history,
    lastSeq: history.length,
    supplements: [],
    updatedAt: deps.now(),
  };
}

/** Nothing has been done with it. */
const UNTOUCHED = {
  ...{ pausedAt: null, resultAt: null, resultClass: null, returnedAt: null, breachedAt: null },
  ...{ draft: null, proposal: null },
  ...{ apologies: 0, paidVnd: 0, announcedSeq: 0, raised: [], escalations: [], reminders: [] },
};

/** What a dossier keeps of the form: in clear what is not personal, the rest as content. */
function toForm({ submissionId, procedureId, revision, procedureName, ...rest }: Submission) {
  const { copies, delivery, assistedBy, signedBefore } = rest;
  const { answers, applicant, mediaIds, consent, declaration } = rest;
  return {
    submissionId,
    procedureId,
    revision,
    procedureName,
    ...(copies !== undefined && { copies }),
    ...(delivery !== undefined && { delivery }),
    ...(assistedBy && { assistedBy }),
    ...(signedBefore !== undefined && { signedBefore }),
    content: { answers, applicant, mediaIds, consent, declaration },
  };
}

/** The first lines of history: it came in, and was shared out. */
function beginning(at: number, dueAt: number | null, assignee: string | null): HistoryEntry[] {
  const to = STATE.registered;
  const received: HistoryEntry = {
    ...{ seq: 1, at, by: { kind: 'citizen' }, from: null, to, action: 'receive', move: 'received', dueAt },
  };
  if (assignee === null) return [received];
  const details = { handTo: assignee };
  return [received, { seq: 2, at, by: { kind: 'system' }, from: to, to, action: 'handOver', dueAt, details }];
}
