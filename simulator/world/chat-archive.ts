import type { ChatMessage } from './state.js';

/** The messages of every chat, each chat's oldest first. */
export type ChatArchive = {
  /** Adds a message and forgets the chat's oldest beyond `kept`. */
  add(message: ChatMessage, kept: number): void;
  /** A copy. */
  of(oaId: string, userId: string): ChatMessage[];
  all(): Iterable<ChatMessage>;
};

/** An archive that begins with `messages`. */
export function createChatArchive(messages: readonly ChatMessage[]): ChatArchive {
  const chats = new Map<string, ChatMessage[]>();
  const keyOf = ({ oaId, userId }: Pick<ChatMessage, 'oaId' | 'userId'>) => `${oaId} ${userId}`;
  const add = (message: ChatMessage, kept: number) => {
    const chat = chats.get(keyOf(message)) ?? [];
    chats.set(keyOf(message), chat);
    chat.push(message);
    if (chat.length > kept) chat.shift();
  };
  for (const message of messages) add(message, Number.POSITIVE_INFINITY);
  return {
    add,
    of: (oaId, userId) => [...(chats.get(keyOf({ oaId, userId })) ?? [])],
    *all() {
      for (const chat of chats.values()) yield* chat;
    },
  };
}
