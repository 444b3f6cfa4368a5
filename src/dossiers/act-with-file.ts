import type { OutgoingFiles } from '../replies/outgoing-files.js';
import { type ReadyFile, toSentName } from '../replies/ready-file.js';
import { type ActDeps, type ActOutcome, actOnDossier, type ClerkDeed } from './act-on-dossier.js';

export type FileActDeps = ActDeps & { files: Pick<OutgoingFiles, 'save' | 'drop'>; newId(): string };

/**
 * Does as `actOnDossier` something that sends the citizen a file. The file is kept before the step that names it is written,
 * so that no message waits for one that is not there; a refusal erases it, and a process that dies in between leaves it
 * to the retention of such files.
 */
export async function actWithFile(deps: FileActDeps, deed: ClerkDeed, file: ReadyFile): Promise<ActOutcome> {
  const { officeId, dossierId } = deed;
  const dossier = await deps.dossiers.find(dossierId);
  if (dossier?.officeId !== officeId) return { kind: 'refused', reason: 'notFound' };
  const { conversationId } = dossier;
  if (conversationId === null) return { kind: 'refused', reason: 'nobodyThere' };
  const named = { fileId: `deed-${deps.newId()}`, name: toSentName(file) };
  const { contentType, bytes } = file;
  await deps.files.save({ ...named, conversationId, officeId, contentType }, bytes);
  const outcome = await actOnDossier(deps, { ...deed, details: { ...deed.details, file: named } });
  if (outcome.kind === 'refused') await deps.files.drop([named.fileId]);
  return outcome;
}
