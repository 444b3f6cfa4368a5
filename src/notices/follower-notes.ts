import type { ConversationId, OfficeId } from '../ids.js';

/** A reading of the followers of an office's account. */
export type FollowerSight = { officeId: OfficeId; walk: number };

/**
 * What the platform says of followers, noted with the contacts. Noting it twice changes nothing. Rejects when the
 * database is away.
 */
export type FollowerNotes = {
  /** They follow the account; who was not known becomes a contact. */
  noteFollowers(sight: FollowerSight, ids: readonly ConversationId[]): Promise<void>;
  /** They had to do with the account at this moment or later. */
  noteLastSeen(ids: readonly ConversationId[], at: number): Promise<void>;
  /** They have this tag. Who had their data erased gets none. */
  noteTagged(sight: FollowerSight, tag: string, ids: readonly ConversationId[]): Promise<void>;
  /** Takes a tag off everybody who was not noted with it; only before the next tag of the same reading is noted. */
  takeOff(sight: FollowerSight, tag: string): Promise<void>;
  /** Takes off every tag but these. */
  keepTags(officeId: OfficeId, tags: readonly string[]): Promise<void>;
  /** The platform says so at once, between two readings: those who are contacts have it. Who was erased gets none. */
  giveTag(tag: string, ids: readonly ConversationId[]): Promise<void>;
  takeTag(tag: string, ids: readonly ConversationId[]): Promise<void>;
  /** Takes this tag off everybody. */
  keepNoTag(officeId: OfficeId, tag: string): Promise<void>;
  countSeen(sight: FollowerSight): Promise<number>;
  /**
   * Who was not seen in two readings that ended follows no more; who never wrote and has no dossier is no contact then.
   * One is not enough: a list that is read page by page moves meanwhile.
   */
  concludeWalk(sight: FollowerSight): Promise<void>;
};
