import type { ConversationId } from '../../src/ids.js';
import type { Conversation } from '../../src/inbox/conversation.js';
import type { ConversationStore, OutboxRewrite, StepCommit } from '../../src/inbox/conversation-store.js';

type Row = {
  conversation: Conversation;
  wakeAt: number | null;
  intentsAt: number | null;
  agesAt: number | null;
  reminder: { reminderId: string; dueAt: number } | null;
  trouble?: { intentId: string; type: string; reason: string; failures: number; since: number } | null;
};

/** The conversation store in memory, with the same guards; rows are copied in and out like JSON. */
export function createFakeConversationStore({ now }: { now: () => number }): ConversationStore {
  const rows = new Map<ConversationId, Row>();

  function commit(c: StepCommit): boolean {
    const row = rows.get(c.id);
    if ((row?.conversation.version ?? 0) !== c.expectedVersion) return false;
    const before = row?.conversation;
    rows.set(c.id, {
      conversation: structuredClone({
        id: c.id,
        officeId: c.officeId,
        version: c.expectedVersion + 1,
        session: c.session,
        handled: c.handled,
        outbox: [...(before?.outbox ?? []), ...c.newMessages],
        nextSeq: c.nextSeq,
        intents: [...(before?.intents ?? []), ...c.newIntents],
        sender: c.sender ?? before?.sender ?? null,
        lastInteractionAt: c.lastInteractionAt,
      }),
      wakeAt: c.wakeAt ?? row?.wakeAt ?? null,
      agesAt: c.agesAt,
      intentsAt: c.intentsAt ?? row?.intentsAt ?? null,
      reminder: c.reminder === undefined ? (row?.reminder ?? null) : c.reminder,
    });
    return true;
  }

  function rewrite(r: OutboxRewrite): boolean {
    const row = rows.get(r.id);
    const sender = row?.conversation.sender ?? null;
    const free = sender === null || sender.until <= now();
    const held = r.heldBy === undefined ? free : sender?.by === r.heldBy;
    if (!row || row.conversation.version !== r.expectedVersion || !held) return false;
    Object.assign(row.conversation, structuredClone({ outbox: r.outbox, sender: r.sender }));
    row.wakeAt = r.wakeAt;
    return true;
  }

  return {
    load: async (id) => structuredClone(rows.get(id)?.conversation),
    commitStep: async (c) => commit(c),
    rewriteOutbox: async (r) => rewrite(r),
    agedBy: async (at, limit) =>
      [...rows]
        .filter(([, row]) => row.agesAt !== null && row.agesAt <= at)
        .slice(0, limit)
        .map(([id]) => id),
    async clearIntents(id, intentIds) {
      const row = rows.get(id);
      if (!row) return;
      row.conversation.intents = row.conversation.intents.filter((intent) => !intentIds.includes(intent.id));
      if (row.conversation.intents.length === 0) row.intentsAt = null;
      if (row.trouble && intentIds.includes(row.trouble.intentId)) row.trouble = null;
    },
    async noteIntentFailure(id, { intentId, type, reason, at }, restUntil) {
      const row = rows.get(id);
      if (!row?.conversation.intents.some((intent) => intent.id === intentId)) return 1;
      const known = row.trouble?.intentId === intentId ? row.trouble : { failures: 0, since: at };
      row.trouble = { intentId, type, reason, since: known.since, failures: known.failures + 1 };
      row.intentsAt = restUntil(row.trouble.failures);
      return row.trouble.failures;
    },
    async listStuck(failures, limit) {
      return [...rows]
        .flatMap(([conversationId, { trouble }]) =>
          trouble && trouble.failures >= failures ? [{ conversationId, ...trouble }] : [],
        )
        .sort((a, b) => a.since - b.since)
        .slice(0, limit);
    },
    async retryStuck(intentId, at) {
      const found = [...rows].find(([, { trouble }]) => trouble?.intentId === intentId);
      if (!found) return undefined;
      Object.assign(found[1], { trouble: null, intentsAt: at });
      return found[0];
    },
    async toWake(at, limit) {
      const due = (time: number | null) => time !== null && time <= at;
      return [...rows]
        .filter(([, r]) => due(r.wakeAt) || due(r.intentsAt))
        .map(([id]) => id)
        .slice(0, limit);
    },
    async dueReminders(at, limit) {
      return [...rows]
        .flatMap(([conversationId, { reminder }]) =>
          reminder && reminder.dueAt <= at ? [{ conversationId, reminderId: reminder.reminderId }] : [],
        )
        .slice(0, limit);
    },
    async clearReminder({ conversationId, reminderId }) {
      const row = rows.get(conversationId);
      if (row?.reminder?.reminderId === reminderId) row.reminder = null;
    },
  };
}
