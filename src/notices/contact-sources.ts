import type { Dossier } from '../dossiers/dossier.js';
import type { ConversationId } from '../ids.js';
import type { Conversation } from '../inbox/conversation.js';

/** How far a look at changes has come: the time of the last change and who it was. */
export type Mark = { at: number; id: string };

/** From where contacts are made. Changes come in the order in which they were written. */
export type ContactSources = {
  /** One that does not open is passed over. */
  chatsAfter(mark: Mark, limit: number): Promise<{ chats: Conversation[]; mark: Mark | null }>;
  dossiersAfter(mark: Mark, limit: number): Promise<{ of: ConversationId[]; mark: Mark | null }>;
  /** Newest first. */
  dossiersOf(conversationId: ConversationId): Promise<Dossier[]>;
  readMark(name: 'chats' | 'dossiers'): Promise<Mark>;
  saveMark(name: 'chats' | 'dossiers', mark: Mark): Promise<void>;
};
