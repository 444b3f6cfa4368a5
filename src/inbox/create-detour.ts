import type { ConversationId } from '../ids.js';

/** Who has to go round by the spool: everybody while it is open, and afterwards whoever still has something in there. */
export type Detour = {
  /** The record is away; true when it was not known before. */
  open(): boolean;
  /** The record has taken something again. */
  close(): void;
  /** Something of this conversation goes into the spool. */
  enter(id: ConversationId | undefined): void;
  isTakenBy(id: ConversationId | undefined): boolean;
  /** What has entered so far is being replayed; what enters from now on needs another replay. */
  beginReplay(): void;
  /** The replay has reached the end. */
  endReplay(): void;
};

export function createDetour(): Detour {
  let isOpen = false;
  let entered = new Set<ConversationId>();
  let replaying = new Set<ConversationId>();
  return {
    open() {
      const isNews = !isOpen;
      isOpen = true;
      return isNews;
    },
    close() {
      isOpen = false;
    },
    enter(id) {
      if (id) entered.add(id);
    },
    isTakenBy: (id) => isOpen || (id !== undefined && (entered.has(id) || replaying.has(id))),
    beginReplay() {
      replaying = new Set([...replaying, ...entered]); // an earlier replay may have broken off
      entered = new Set();
    },
    endReplay() {
      replaying = new Set();
      isOpen = false;
    },
  };
}
