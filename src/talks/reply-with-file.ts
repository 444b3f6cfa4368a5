import type { OutgoingFiles } from '../replies/outgoing-files.js';
import { type ReadyFile, toSentName } from '../replies/ready-file.js';
import { type AnswerDeps, type Reply, replyToCitizen, type TalkOutcome } from './answer-citizen.js';

export type ReplyWithFile = Omit<Reply, 'file'> & { file?: ReadyFile };

export type FileDeps = AnswerDeps & { files: Pick<OutgoingFiles, 'save' | 'drop'> };

/**
 * Answers the citizen as `replyToCitizen` does, with a file. It is kept before the words that name it are written, so that no
 * message ever waits for a file that is not there; a refusal erases it, and a process that dies in between leaves it to
 * the retention of such files.
 */
export async function replyWithFile(deps: FileDeps, { file, ...reply }: ReplyWithFile): Promise<TalkOutcome> {
  if (!file) return replyToCitizen(deps, reply);
  const { officeId, conversationId, replyId } = reply;
  const fileId = `talk-${conversationId}-${replyId}`;
  const name = toSentName(file);
  const { contentType, bytes } = file;
  await deps.files.save({ fileId, conversationId, officeId, name, contentType }, bytes);
  const outcome = await replyToCitizen(deps, { ...reply, file: { fileId, name, bytes: bytes.length } });
  if (outcome.kind === 'refused') await deps.files.drop([fileId]);
  return outcome;
}
