import type { Collection } from 'mongoose';
import { z } from 'zod';
import { ConversationId } from '../../ids.js';
import type { InboxStore } from '../../inbox/inbox-store.js';
import { InboxRow } from './inbox-row.js';

/** Read tolerantly: a row may be here because it is damaged, and the operator has to see it all the same. */
const DeadRow = InboxRow.pick({ _id: true, conversationId: true }).extend({
  type: z.string().catch('unknown'),
  at: z.number().catch(0),
  reason: z.string().catch('unknown'),
});

type DeadLetters = Pick<InboxStore, 'markDead' | 'listDead' | 'replay' | 'forgetDead' | 'countDead'>;

/** The part of the inbox that deals with events which could not be handled. */
export function createMongoDeadLetters(rows: Collection<InboxRow>, now: () => number): DeadLetters {
  return {
    async markDead(eventId, reason) {
      await rows.updateOne({ _id: eventId, state: 'waiting' }, { $set: { state: 'dead', reason } });
    },
    async listDead(limit) {
      const found = await rows.find({ state: 'dead' }).sort({ at: 1, _id: 1 }).limit(limit).toArray();
      return found.map((raw) => {
        const { _id: eventId, ...letter } = DeadRow.parse(raw);
        return { eventId, ...letter };
      });
    },
    async replay(eventId) {
      const row = await rows.findOneAndUpdate(
        { _id: eventId, state: 'dead' },
        { $set: { state: 'waiting' }, $unset: { reason: '' } },
        { returnDocument: 'after' },
      );
      return row ? ConversationId.parse(row.conversationId) : undefined;
    },
    async forgetDead(conversationId) {
      const over = { state: 'done' as const, doneAt: new Date(now()) };
      await rows.updateMany({ conversationId, state: 'dead' }, { $set: over, $unset: { sealed: '' } });
    },
    countDead: () => rows.countDocuments({ state: 'dead' }),
  };
}
