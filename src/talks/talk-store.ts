import type { ConversationId, OfficeId } from '../ids.js';
import type { Talk } from './talk.js';

/** The record of talks. Every method rejects when the database is away; nothing is half done then. */
export type TalkStore = {
  find(id: ConversationId): Promise<Talk | undefined>;
  /** Writes a talk whose version is one more than the stored one. False when somebody else was faster. */
  save(talk: Talk): Promise<boolean>;
  /** Open talks of an office: those that wait first, longest waiting first, then the others, newest first. */
  listOpen(officeId: OfficeId, limit: number): Promise<Talk[]>;
  countWaiting(officeId: OfficeId): Promise<number>;
  /** Talks in which nobody has said anything for as long as the assistant waits. */
  quietBy(now: number, limit: number): Promise<ConversationId[]>;
  /** Talks with something that the citizen was not told although it has lain there since before this moment. */
  untoldSince(before: number, limit: number): Promise<ConversationId[]>;
  /** Erases the talk with all that was said in it. */
  forget(id: ConversationId): Promise<void>;
};
