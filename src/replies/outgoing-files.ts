import { z } from 'zod';
import type { ConversationId, OfficeId } from '../ids.js';

/**
 * A file made for one citizen, until it has been sent, or a file of a notice, which goes to many and stays as long as retention says.
 * `fileId` is the name of what made it, so making it twice is once.
 */
export type NewOutgoingFile = {
  fileId: string;
  /** null: of a notice */
  conversationId: ConversationId | null;
  officeId: OfficeId;
  /** as the citizen sees it */
  name: string;
  contentType: OutgoingType;
};
/** What the platform takes and we send: a paper as a file, a picture as a picture. */
export const OutgoingType = z.enum([
  'application/pdf',
  'application/msword',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'image/jpeg',
  'image/png',
]);
export type OutgoingType = z.infer<typeof OutgoingType>;

export const isPicture = (type: OutgoingType): boolean => type.startsWith('image/');

export type OutgoingBytes = { name: string; contentType: OutgoingType; bytes: Buffer };

/** What an upload answered; `until` is when the platform forgets it (epoch ms). */
export type UploadToken = { token: string; until: number };
export type KnownUpload = UploadToken & { contentType: OutgoingType };

/**
 * Files that wait for their message to leave. Those for one citizen hold what that citizen said and are erased as soon as the
 * message has its end, at the latest when `olderThan` names them. An erased one stays erased. Rejects when the database is away.
 */
export type OutgoingFiles = {
  /** Keeps the bytes; a file that is there or was erased stays as it is. */
  save(file: NewOutgoingFile, bytes: Buffer): Promise<void>;
  /** Undefined when it was erased or never made. Throws `SealBroken` when the bytes were changed or their key is gone. */
  read(fileId: string): Promise<OutgoingBytes | undefined>;
  findToken(fileId: string): Promise<KnownUpload | undefined>;
  /** Remembers an upload, so that a message which has to be sent again does not upload again; `null` forgets it. */
  rememberToken(fileId: string, token: UploadToken | null): Promise<void>;
  drop(fileIds: readonly string[]): Promise<void>;
  dropOf(conversationId: ConversationId): Promise<void>;
  /** Files for one citizen that were made before this moment and are still there. */
  olderThan(at: number, limit: number): Promise<string[]>;
};
