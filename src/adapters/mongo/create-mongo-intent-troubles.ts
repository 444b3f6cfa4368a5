import type { Collection } from 'mongoose';
import { ConversationId } from '../../ids.js';
import type { ConversationStore } from '../../inbox/conversation-store.js';
import type { ConversationRow } from './conversation-row.js';

type Troubles = Pick<ConversationStore, 'noteIntentFailure' | 'listStuck' | 'retryStuck'>;

/** The part of the conversations that deals with effects which fail; a conversation has one trouble, its first intent. */
export function createMongoIntentTroubles(rows: Collection<ConversationRow>): Troubles {
  return {
    async noteIntentFailure(id, { intentId, type, reason, at }, restUntil) {
      const again = await rows.findOneAndUpdate(
        { _id: id, 'trouble.intentId': intentId },
        { $inc: { 'trouble.failures': 1 }, $set: { 'trouble.reason': reason } },
        { returnDocument: 'after' },
      );
      const failures = again?.trouble?.failures ?? 1;
      const fresh = again ? {} : { trouble: { intentId, type, reason, failures, since: at } };
      await rows.updateOne(
        { _id: id, 'intents.id': intentId },
        { $set: { ...fresh, intentsAt: restUntil(failures) } },
      );
      return failures;
    },
    async listStuck(failures, limit) {
      const found = await rows
        .find({ 'trouble.failures': { $gte: failures } }, { projection: { trouble: 1 } })
        .sort({ 'trouble.since': 1 })
        .limit(limit)
        .toArray();
      return found.flatMap(({ _id, trouble }) =>
        trouble ? [{ conversationId: ConversationId.parse(_id), ...trouble }] : [],
      );
    },
    async retryStuck(intentId, now) {
      const row = await rows.findOneAndUpdate(
        { 'trouble.intentId': intentId },
        { $set: { trouble: null, intentsAt: now } },
        { projection: { _id: 1 } },
      );
      return row ? ConversationId.parse(row._id) : undefined;
    },
  };
}
