import type { ConversationId, OfficeId } from '../ids.js';
import type { DataRequest, RequestEntry } from './data-request.js';

/** One more line of history, and what it makes of the request. */
export type RequestChange = {
  state: DataRequest['state'];
  entry: RequestEntry;
  /** whether the citizen has to hear of it */
  tell: boolean;
};

/**
 * The register of requests about own data; its history can be appended to and read. Rejects when the database is away;
 * nothing is half done then, and every call may be repeated.
 */
export type DataRequestStore = {
  /** A second save of the same id changes nothing. `tell`: the citizen has to hear of it. */
  save(request: DataRequest, tell: boolean): Promise<void>;
  find(requestId: string): Promise<DataRequest | undefined>;
  /** False when the request no longer has this version: nothing was written, look again. */
  append(requestId: string, expectedVersion: number, change: RequestChange): Promise<boolean>;
  /** Counts a failed try to do it by itself and answers how many there were. */
  countAttempt(requestId: string): Promise<number>;
  /** Those that go by themselves and came before this moment, oldest first. */
  waitingSince(at: number, limit: number): Promise<string[]>;
  /** Those of which the citizen has not heard although that was due before this moment. */
  untoldSince(at: number, limit: number): Promise<string[]>;
  markTold(requestId: string, version: number): Promise<void>;
  /** Those that wait for a person, most urgent first; of one office or, for the operator, of all. */
  listOpen(officeId: OfficeId | undefined, limit: number): Promise<DataRequest[]>;
  /** Newest first. */
  listDone(officeId: OfficeId, limit: number): Promise<DataRequest[]>;
  /** Newest first. */
  listOf(conversationId: ConversationId, limit: number): Promise<DataRequest[]>;
};
