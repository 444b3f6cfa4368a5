import type { Dossier } from '../dossiers/dossier.js';
import { toSupplementRounds } from '../dossiers/supplement-rounds.js';
import { clerkActions } from '../dossiers/transition.js';
import { worklistOf } from '../dossiers/worklists.js';
import { Attachment } from '../flow/answers/attachment.js';
import type { SubmittedAnswer } from '../flow/submission.js';
import type { StoredAttachment } from './attachment-reader.js';
import type { DossierAttachment, DossierFile } from './dossier-desk.js';

/** Every file that belongs to the dossier, those of supplements included. */
export const mediaIdsOf = ({ content, supplements }: Dossier): string[] => [
  ...content.mediaIds,
  ...supplements.flatMap(({ mediaIds }) => mediaIds),
];

/** A dossier as the desk sees it, with what is known of its files. */
export function toDossierFile(dossier: Dossier, stored: ReadonlyMap<string, StoredAttachment>): DossierFile {
  const { answers, applicant, mediaIds } = dossier.content;
  const labels = new Map(answers.flatMap(labelledFiles));
  const toAttachments = (ids: readonly string[]): DossierAttachment[] =>
    ids.map((mediaId) => {
      const file = stored.get(mediaId);
      const label = labels.get(mediaId);
      return { mediaId, ...(file && { stored: file }), ...(label !== undefined && { label }) };
    });
  return {
    ...pickLine(dossier),
    ...(dossier.delivery !== undefined && { delivery: dossier.delivery }),
    ...(applicant.fullName !== undefined && { applicantName: applicant.fullName }),
    answers,
    attachments: toAttachments(mediaIds),
    supplements: toSupplementRounds(dossier).map(({ answers: sent, ...round }) => ({
      ...round,
      answers: sent.map(({ at, text, mediaIds }) => ({ at, text, attachments: toAttachments(mediaIds) })),
    })),
    history: dossier.history.flatMap(({ at, by, move, note }) =>
      move ? [{ at, by, move, ...(note !== undefined && { note }) }] : [],
    ),
    actions: clerkActions(dossier.state),
  };
}

function pickLine({ dossierId, code, procedureName, receivedAt, dueAt, pausedAt, state, version }: Dossier) {
  const worklist = worklistOf(state);
  return { dossierId, code, procedureName, receivedAt, dueAt, pausedAt, state, version, worklist };
}

/** Which question each file answers. */
function labelledFiles({ kind, value, label }: SubmittedAnswer): [string, string][] {
  if (kind !== 'attachment') return [];
  const files = Attachment.array().safeParse(value);
  return files.success ? files.data.map(({ mediaId }) => [mediaId, label]) : [];
}
