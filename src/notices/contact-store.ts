import type { ConversationId, OfficeId } from '../ids.js';
import type { ChatFacts, Contact, DossierTraces } from './contact.js';

/** What a citizen's dossiers say in secret; kept sealed. */
export type ContactSecrets = { name?: string; phone?: string };

export type NotedTraces = {
  conversationId: ConversationId;
  officeId: OfficeId;
  traces: DossierTraces;
  secrets: ContactSecrets;
};

/**
 * Who may be written to, one document per conversation. A projection: whatever is there can be written again from
 * conversations and dossiers. Rejects when the database is away.
 */
export type ContactStore = {
  noteChats(facts: readonly ChatFacts[]): Promise<void>;
  noteTraces(noted: readonly NotedTraces[]): Promise<void>;
  /** A notice went out to them at this moment; noting it twice is noting it once. */
  noteNotice(conversationId: ConversationId, at: number): Promise<void>;
  /** The next contacts of an office after this one, in the order of their ids. */
  page(officeId: OfficeId, after: string | null, limit: number): Promise<Contact[]>;
  find(conversationId: ConversationId): Promise<Contact | undefined>;
  secretsOf(conversationIds: readonly ConversationId[]): Promise<ReadonlyMap<ConversationId, ContactSecrets>>;
  /** The khu phố that are known of anybody, those with most people first. */
  neighbourhoods(officeId: OfficeId): Promise<string[]>;
  /** The tags that anybody has, those with most people first. */
  tags(officeId: OfficeId): Promise<string[]>;
  /**
   * Erases what dossiers and officials said of them; older dossiers than this moment do not bring it back, nor where
   * nothing had been noted yet.
   */
  forget(whose: { conversationId: ConversationId; officeId: OfficeId }, at: number): Promise<void>;
  forgottenAt(conversationId: ConversationId): Promise<number | null>;
};
