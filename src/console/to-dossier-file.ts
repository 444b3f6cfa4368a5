import type { WorkingCalendar } from '../calendar/create-working-calendar.js';
import { toPlainDate } from '../calendar/plain-date.js';
import type { Dossier, DossierLine as StoredLine } from '../dossiers/dossier.js';
import { STATE } from '../dossiers/dossier-state.js';
import { offeredActions } from '../dossiers/offered-actions.js';
import { toSupplementRounds } from '../dossiers/supplement-rounds.js';

import { type FormAsked, withCorrections } from '../dossiers/with-corrections.js';
import { worklistOf } from '../dossiers/worklists.js';
import { Attachment } from '../flow/answers/attachment.js';
import { findNamed } from '../flow/named-question.js';
import type { SubmittedAnswer } from '../flow/submission.js';
import type { SupplementPart } from '../flow/supplement-part.js';
import { maskNumbers } from '../own-data/masked-answer.js';
import type { StoredAttachment } from './attachment-reader.js';
import type { DeskAnswer, DeskPart, DossierAttachment, DossierFile, DossierLine } from './dossier-desk.js';

/** Every file that belongs to the dossier, those of supplements included. */
export const mediaIdsOf = ({ content, supplements }: Dossier): string[] => [
  ...content.mediaIds,
  ...supplements.flatMap(({ mediaIds }) => mediaIds),
];

type Around = {
  stored: ReadonlyMap<string, StoredAttachment>;
  calendar: WorkingCalendar;
  now: number;
  form: FormAsked;
};

/** A dossier as the desk sees it, with what is known of its files. */
export function toDossierFile(
  dossier: Dossier,
  { stored, calendar, now, form }: Around,
): Omit<DossierFile, 'alike' | 'untold'> {
  const { answers, mediaIds } = dossier.content;
  const { applicant, answers: current } = withCorrections(dossier, form).content;
  const actions = offeredActions(dossier);
  const labels = new Map(answers.flatMap(labelledFiles));
  const toAttachments = (ids: readonly string[]): DossierAttachment[] =>
    ids.map((mediaId) => {
      const file = stored.get(mediaId);
      const label = labels.get(mediaId);
      return { mediaId, ...(file && { stored: file }), ...(label !== undefined && { label }) };
    });
  return {
    ...toDossierLine(dossier, calendar),
    worklist: worklistOf(dossier, now),
    procedureId: dossier.procedureId,
    revision: dossier.revision,
    isMute: dossier.conversationId === null,
    ...(dossier.assistedBy && { helpedBy: dossier.assistedBy.username }),
    ...(dossier.signedBefore !== undefined && { signedBefore: dossier.signedBefore }),
    feeVnd: dossier.feeVnd,
    paidVnd: dossier.paidVnd,
    laterDueAt: dayAfter(Math.max(dossier.dueAt ?? now, now), calendar),
    ...(dossier.delivery !== undefined && { delivery: dossier.delivery }),
    ...(applicant.fullName !== undefined && { applicantName: applicant.fullName }),
    answers: current.map((answer, i) => withFiled(answer, answers[i])),
    attachments: toAttachments(mediaIds),
    supplements: toSupplementRounds(dossier).map(({ answers: sent, ...round }) => ({
      ...round,
      answers: sent.map(({ supplementId, at, text, mediaIds, parts }) => ({
        at,
        text: parts.length === 0 ? text : '',
        parts: parts.map((part, i) => toPart(part, `${supplementId}.${i}`, answers)),
        attachments: toAttachments(mediaIds),
      })),
    })),
    // what was only passed through says nothing
    reminders: dossier.reminders,
    history: dossier.history.filter(({ move, from, to }) => move !== undefined || from === to),
    ...proposalOf(dossier),
    isApologyReady: dossier.raised.includes('apology') && actions.includes('apologise'),
    actions,
  };
}

/** What was filed, beside what has taken its place. */
function withFiled(answer: SubmittedAnswer, filed: SubmittedAnswer | undefined): DeskAnswer {
  return filed === undefined || filed === answer ? answer : { ...answer, filed: filed.masked ?? filed.shown };
}

/** With the words in which it was made. */
function proposalOf({ proposal, history }: Dossier): Pick<DossierFile, 'proposal'> {
  if (!proposal) return {};
  const { note = '', details = {} } = history.find(({ seq }) => seq === proposal.seq) ?? {};
  const { action, by, at } = proposal;
  return { proposal: { action, by, at, note, details } };
}

/** Old and new beside each other, where what was asked for is an answer of the form; numbers stay masked. */
function toPart(
  { item, text, mediaIds }: SupplementPart,
  key: string,
  answers: readonly SubmittedAnswer[],
): DeskPart {
  const filed = findNamed(answers, item);
  const before = filed && (filed.masked ?? filed.shown);
  const masked = maskNumbers(text);
  return {
    ...{ item, text, files: mediaIds.length },
    ...(before !== undefined && { before }),
    ...(masked !== text && { key, masked }),
  };
}

/** Online dossiers are to be answered within this (NĐ 45/2020, to be confirmed; reference procedures §2.6). */
const ANSWER_MINUTES = 8 * 60;

/** A line as the desk shows it: with the moments that follow from the office's hours. */
export function toDossierLine(dossier: StoredLine, calendar: WorkingCalendar): DossierLine {
  const { dossierId, code, procedureName, state, version, applicantName, ...times } = dossier;
  const { receivedAt, dueAt, pausedAt, assignee, draft, resultAt, updatedAt } = times;
  const { granted, raised, escalations } = times;
  return {
    ...{ dossierId, code, procedureName, state, version, receivedAt, dueAt, pausedAt, assignee, draft },
    ...{ granted, raised, escalations },
    ...(applicantName !== undefined && { applicantName }),
    answerBy: calendar.addWorkingMinutes(receivedAt, ANSWER_MINUTES),
    endedAt: state === STATE.finished && resultAt !== null ? resultAt : updatedAt,
  };
}

const dayAfter = (at: number, calendar: WorkingCalendar): number =>
  calendar.closingOf(calendar.addWorkingDays(toPlainDate(at), 1));

/** Which question each file answers. */
function labelledFiles({ kind, value, label }: SubmittedAnswer): [string, string][] {
  if (kind !== 'attachment') return [];
  const files = Attachment.array().safeParse(value);
  return files.success ? files.data.map(({ mediaId }) => [mediaId, label]) : [];
}
