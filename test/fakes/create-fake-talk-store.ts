import type { ConversationId } from '../../src/ids.js';
import type { Talk } from '../../src/talks/talk.js';
import type { TalkStore } from '../../src/talks/talk-store.js';

/** Talks in memory, with the same guard; copied in and out like JSON. */
export function createFakeTalkStore(): TalkStore {
  const talks = new Map<ConversationId, Talk>();
  const all = () => [...talks.values()].map((talk) => structuredClone(talk));
  const isDue = (time: number | null, until: number) => time !== null && time <= until;
  return {
    find: async (id) => structuredClone(talks.get(id)),
    async save(talk) {
      if ((talks.get(talk.conversationId)?.version ?? 0) !== talk.version - 1) return false;
      talks.set(talk.conversationId, structuredClone(talk));
      return true;
    },
    async listOpen(officeId, limit) {
      const open = all().filter((talk) => talk.officeId === officeId);
      const waiting = open.filter((talk) => talk.waitingSince !== null);
      const others = open.filter((talk) => talk.waitingSince === null && talk.openSince !== null);
      return [
        ...waiting.sort((a, b) => (a.waitingSince ?? 0) - (b.waitingSince ?? 0)),
        ...others.sort((a, b) => (b.openSince ?? 0) - (a.openSince ?? 0)),
      ].slice(0, limit);
    },
    countWaiting: async (officeId) =>
      all().filter((talk) => talk.officeId === officeId && talk.waitingSince !== null).length,
    quietBy: async (now, limit) =>
      all()
        .filter((talk) => isDue(talk.quietAt, now))
        .map((talk) => talk.conversationId)
        .slice(0, limit),
    untoldSince: async (before, limit) =>
      all()
        .filter((talk) => isDue(talk.untoldSince, before))
        .map((talk) => talk.conversationId)
        .slice(0, limit),
    async forget(id) {
      talks.delete(id);
    },
  };
}
