import type { ConversationId } from '../../src/ids.js';
import type { InboxEvent } from '../../src/inbox/inbox-event.js';
import type { InboxStore } from '../../src/inbox/inbox-store.js';

type Row = InboxEvent & { state: 'waiting' | 'done' | 'dead'; reason?: string };

/** The inbox in memory; held to the same contract suite as the one on MongoDB. */
export function createFakeInboxStore({ now }: { now: () => number }): InboxStore {
  const rows = new Map<string, Row>();
  const inState = (state: Row['state']): Row[] =>
    [...rows.values()]
      .filter((row) => row.state === state)
      .sort(
        (a, b) => a.event.at - b.event.at || a.receivedAt - b.receivedAt || (a.eventId < b.eventId ? -1 : 1),
      );
  const waitingRow = (eventId: string): Row | undefined => {
    const row = rows.get(eventId);
    return row?.state === 'waiting' ? row : undefined;
  };

  return {
    async record(event) {
      if (rows.has(event.eventId)) return 'duplicate';
      rows.set(event.eventId, { ...structuredClone(event), state: 'waiting' });
      return 'recorded';
    },
    async waitingOf(conversationId) {
      return inState('waiting')
        .filter((row) => row.conversationId === conversationId)
        .map(({ eventId, event }) => ({ eventId, event: structuredClone(event) }));
    },
    async markDone(eventIds) {
      for (const id of eventIds) {
        const row = rows.get(id);
        if (row) row.state = 'done';
      }
    },
    async markDead(eventId, reason) {
      const row = waitingRow(eventId);
      if (row) Object.assign(row, { state: 'dead', reason });
    },
    async listDead(limit) {
      return inState('dead')
        .slice(0, limit)
        .map(({ eventId, conversationId, event, reason }) => ({
          eventId,
          conversationId,
          type: event.type,
          at: event.at,
          reason: reason ?? 'unknown',
        }));
    },
    async replay(eventId) {
      const row = rows.get(eventId);
      if (row?.state !== 'dead') return undefined;
      row.state = 'waiting';
      return row.conversationId;
    },
    async conversationsWaitingLongerThan(ms, limit) {
      const oldest = new Map<ConversationId, number>();
      for (const { conversationId, receivedAt } of inState('waiting')) {
        if (receivedAt >= now() - ms) continue;
        oldest.set(conversationId, Math.min(oldest.get(conversationId) ?? receivedAt, receivedAt));
      }
      return [...oldest]
        .sort((a, b) => a[1] - b[1])
        .slice(0, limit)
        .map(([id]) => id);
    },
    async forgetDead(conversationId) {
      for (const row of inState('dead')) if (row.conversationId === conversationId) row.state = 'done';
    },
    countWaiting: async () => inState('waiting').length,
    countDead: async () => inState('dead').length,
  };
}
