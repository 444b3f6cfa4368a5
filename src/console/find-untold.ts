import type { Dossier } from '../dossiers/dossier.js';
import { moveRef, reminderRef } from '../dossiers/message-ref.js';
import type { MessageFate, MessageLog } from '../replies/message-log.js';

/** A message about a dossier that did not reach its citizen, so that somebody calls; `at` is when it was due, `file` the name of a file. */
export type Untold = { at: number; reason: string; file?: string };

type Said = { ref: string; at: number; file?: string };

/**
 * What the citizen was to hear of this dossier and did not. What was said later and arrived makes up for what was not
 * heard before it; a file is made up for by a file alone.
 */
export async function findUntold(
  messages: Pick<MessageLog, 'fatesOf'>,
  { dossierId, conversationId, history, reminders }: Dossier,
): Promise<Untold[]> {
  if (conversationId === null) return [];
  const words: Said[] = [
    ...history.flatMap(({ seq, at, move }) => (move ? [{ ref: moveRef(dossierId, seq), at }] : [])),
    // nobody is called about a survey
    ...reminders
      .filter(({ kind }) => kind !== 'survey')
      .map((one) => ({ ref: reminderRef(dossierId, one), at: one.at })),
  ];
  const files: Said[] = history.flatMap(({ at, details }) =>
    details?.file ? [{ ref: details.file.fileId, at, file: details.file.name }] : [],
  );
  const fates = await messages.fatesOf(
    conversationId,
    [...words, ...files].map(({ ref }) => ref),
  );
  return [...lostOf(words, fates), ...lostOf(files, fates)];
}

function lostOf(said: readonly Said[], fates: ReadonlyMap<string, MessageFate>): Untold[] {
  const ended = said
    .toSorted((a, b) => a.at - b.at)
    .flatMap(({ ref, ...one }) => {
      const fate = fates.get(ref);
      return fate ? [{ ...one, fate }] : [];
    });
  const heard = ended.findLastIndex(({ fate }) => fate.kind !== 'failed' && fate.kind !== 'skipped');
  return ended.slice(heard + 1).map(({ fate: { reason = '' }, ...one }) => ({ ...one, reason }));
}
