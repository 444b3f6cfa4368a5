import type { Connection } from 'mongoose';
import { z } from 'zod';
import { ConversationId } from '../../ids.js';
import type { Conversation } from '../../inbox/conversation.js';
import type { ContactSources, Mark } from '../../notices/contact-sources.js';
import type { Cipher } from '../../secrets/cipher.js';
import { toConversation } from './conversation-row.js';
import { toDossier } from './dossier-row.js';

const MarkRow = z.object({ _id: z.string(), at: z.number(), id: z.string() });
type MarkRow = z.infer<typeof MarkRow>;
type Changed = { _id: string; updatedAt: number };

type Deps = { connection: Connection; cipher: Cipher };

/** Reads what changed off `conversations` and `dossiers`; how far it came lies in `projections`. */
export function createMongoContactSources({ connection, cipher }: Deps): ContactSources {
  const conversations = connection.collection<Changed>('conversations');
  const dossiers = connection.collection<Changed & { conversationId: string | null }>('dossiers');
  const marks = connection.collection<MarkRow>('projections');
  const after = ({ at, id }: Mark) => ({
    $or: [{ updatedAt: { $gt: at } }, { updatedAt: at, _id: { $gt: id } }],
  });
  const markOf = (last: Changed | undefined): Mark | null =>
    last ? { at: last.updatedAt, id: String(last._id) } : null;
  const order = { updatedAt: 1, _id: 1 } as const;

  function openChat(row: unknown): Conversation[] {
    try {
      return [toConversation(cipher, row)];
    } catch {
      return []; // whoever drains it says so
    }
  }

  return {
    async chatsAfter(mark, limit) {
      const found = await conversations
        .find(after(mark), { batchSize: limit })
        .sort(order)
        .limit(limit)
        .toArray();
      return { chats: found.flatMap(openChat), mark: markOf(found.at(-1)) };
    },
    async dossiersAfter(mark, limit) {
      const projection = { conversationId: 1, updatedAt: 1 };
      const found = await dossiers
        .find(after(mark), { projection, batchSize: limit })
        .sort(order)
        .limit(limit)
        .toArray();
      const of = found.flatMap(({ conversationId }) =>
        conversationId === null ? [] : [ConversationId.parse(conversationId)],
      );
      return { of, mark: markOf(found.at(-1)) };
    },
    async dossiersOf(conversationId) {
      const found = await dossiers.find({ conversationId }).sort({ receivedAt: -1 }).toArray();
      return found.map((row) => toDossier(cipher, row));
    },
    async readMark(name) {
      const row = await marks.findOne({ _id: `contacts-${name}` });
      return row ? MarkRow.parse(row) : { at: 0, id: '' };
    },
    async saveMark(name, { at, id }) {
      await marks.updateOne({ _id: `contacts-${name}` }, { $set: { at, id } }, { upsert: true });
    },
  };
}

/** Makes sure that changes can be followed. */
export async function ensureContactSourceIndexes(connection: Connection): Promise<void> {
  await connection.collection('conversations').createIndex({ updatedAt: 1, _id: 1 }, { name: 'changes' });
  await connection.collection('dossiers').createIndex({ updatedAt: 1, _id: 1 }, { name: 'changes' });
}
