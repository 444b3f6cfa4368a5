import type { Dossier } from '../dossiers/dossier.js';
import { moveRef, reminderRef } from '../dossiers/message-ref.js';
import type { MessageLog } from '../replies/message-log.js';

/** A message about a dossier that did not reach its citizen, so that somebody calls; `at` is when it was due. */
export type Untold = { at: number; reason: string };

/**
 * What the citizen was to hear of this dossier and did not. What was said later and arrived makes up for what was not
 * heard before it.
 */
export async function findUntold(
  messages: Pick<MessageLog, 'fatesOf'>,
  { dossierId, conversationId, history, reminders }: Dossier,
): Promise<Untold[]> {
  if (conversationId === null) return [];
  const said = [
    ...history.flatMap(({ seq, at, move }) => (move ? [{ ref: moveRef(dossierId, seq), at }] : [])),
    ...reminders.map((one) => ({ ref: reminderRef(dossierId, one), at: one.at })),
  ].toSorted((a, b) => a.at - b.at);
  const fates = await messages.fatesOf(
    conversationId,
    said.map(({ ref }) => ref),
  );
  const ended = said.flatMap(({ ref, at }) => {
    const fate = fates.get(ref);
    return fate ? [{ at, ...fate }] : [];
  });
  const heard = ended.findLastIndex(({ kind }) => kind !== 'failed' && kind !== 'skipped');
  return ended.slice(heard + 1).map(({ at, reason = '' }) => ({ at, reason }));
}
