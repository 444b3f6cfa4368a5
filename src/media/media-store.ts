import type { MediaFlaw, MediaRefusal } from '../flow/events.js';
import type { ConversationId } from '../ids.js';
import type { Media, MediaFile, NewMedia } from './media.js';

/**
 * The record of the citizens' files. A file waits, and then is stored, refused or dropped for good; whatever comes
 * later does not change that. Every method is idempotent and rejects when the database is away.
 */
export type MediaStore = {
  /** Notes a file that is to be fetched; known ones stay as they are. */
  saveWaiting(media: NewMedia): Promise<void>;
  find(mediaId: string): Promise<Media | undefined>;
  /** Those of the files that are known, in no particular order. */
  findMany(mediaIds: readonly string[]): Promise<Media[]>;
  /** Keeps the bytes of a waiting file; false when it does not wait any more and nothing was kept. */
  store(mediaId: string, file: MediaFile, flaws?: readonly MediaFlaw[]): Promise<boolean>;
  /** False when the file does not wait any more. */
  refuse(mediaId: string, reason: MediaRefusal): Promise<boolean>;
  /** Counts a failed fetch of a waiting file, which is due again at this time. */
  postpone(mediaId: string, until: number): Promise<void>;
  /** An ended file of which the conversation is to hear a little later is due again at this time. */
  defer(mediaId: string, until: number): Promise<void>;
  /** When the newest file of the conversation was noted that no dossier has taken; undefined when there is none. */
  newestOf(conversationId: ConversationId): Promise<number | undefined>;
  /** The conversation knows how it ended: the file is not due any more. */
  settle(mediaId: string): Promise<void>;
  /** Files that nobody has settled although their time has come, the longest due first. */
  due(limit: number): Promise<string[]>;
  /** The bytes of a stored file. Throws `SealBroken` when they were changed or their key is gone. */
  read(mediaId: string): Promise<(MediaFile & { name?: string }) | undefined>;
  /** A dossier has taken these files: from now on they are kept with it. Dropped and unknown ones are passed over. */
  file(mediaIds: readonly string[]): Promise<void>;
  /** Erases these files, whatever their state, unless a dossier has taken them; unknown ids are passed over. */
  drop(mediaIds: readonly string[]): Promise<void>;
  /** Erases these files although a dossier has taken them; a fingerprint of the bytes stays with what was known of them. */
  erase(mediaIds: readonly string[]): Promise<void>;
  /** Files that no dossier has taken and that came before this moment, by id, after this one. */
  looseBefore(
    at: number,
    page: { after?: string | undefined; limit: number },
  ): Promise<Pick<Media, 'mediaId' | 'conversationId'>[]>;
  /** The files of a conversation that no dossier has taken and that were not dropped. */
  unfiledOf(conversationId: ConversationId): Promise<string[]>;
};
