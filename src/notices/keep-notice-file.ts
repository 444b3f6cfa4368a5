import type { OfficeId } from '../ids.js';
import type { PreparedFile, PrepareForNotice } from '../media/prepare-outgoing.js';
import { isPicture, type OutgoingFiles } from '../replies/outgoing-files.js';
import { toSentName } from '../replies/ready-file.js';
import type { NoticeContent } from './notice.js';
import type { NoticeFile } from './notice-file.js';

export type NoticeFileDeps = {
  files: Pick<OutgoingFiles, 'save' | 'read' | 'drop'>;
  prepare: PrepareForNotice;
  newId(): string;
};

/** What a file became: the picture of a notice, or its document; or why it is neither. */
export type KeptFile =
  | { kind: 'kept'; slot: 'picture' | 'file'; file: NoticeFile }
  | Extract<PreparedFile, { kind: 'refused' }>;

type Given = { officeId: OfficeId; name: string; bytes: Buffer };

/** Makes an official's file ready and keeps it sealed; its content says what it is, not its name. */
export async function keepNoticeFile(deps: NoticeFileDeps, given: Given): Promise<KeptFile> {
  const prepared = await deps.prepare(given.bytes);
  if (prepared.kind === 'refused') return prepared;
  const { contentType, bytes } = prepared.file;
  const name = toSentName({ name: given.name, contentType });
  const file = { fileId: `notice-${deps.newId()}`, name, contentType, bytes: bytes.length };
  await deps.files.save({ ...file, conversationId: null, officeId: given.officeId }, bytes);
  return { kind: 'kept', slot: isPicture(contentType) ? 'picture' : 'file', file };
}

type Carried = Pick<NoticeContent, 'picture' | 'file'>;

/**
 * The files of a notice once more, for its copy: each belongs to one notice alone. What is gone is left out and
 * counted as lost.
 */
export async function copyNoticeFiles(
  { files, newId }: Pick<NoticeFileDeps, 'files' | 'newId'>,
  officeId: OfficeId,
  { picture, file }: Carried,
): Promise<{ files: Carried; lost: number }> {
  const copy = async (one: NoticeFile | null): Promise<NoticeFile | null> => {
    const read = one && (await files.read(one.fileId));
    if (!read) return null;
    const again = { ...one, fileId: `notice-${newId()}` };
    await files.save({ ...again, conversationId: null, officeId }, read.bytes);
    return again;
  };
  const copied = { picture: await copy(picture), file: await copy(file) };
  return { files: copied, lost: filesOf({ picture, file }).length - filesOf(copied).length };
}

/** The ids of what a notice carries. */
export const filesOf = ({ picture, file }: Carried): string[] =>
  [picture, file].flatMap((one) => (one ? [one.fileId] : []));

/** Those that a notice had and has no more. */
export const filesLeft = (before: Carried, after: Carried): string[] => {
  const kept = new Set(filesOf(after));
  return filesOf(before).filter((fileId) => !kept.has(fileId));
};
