import type { Connection } from 'mongoose';

/** Indexes of `conversations` and `messages`; making them again changes nothing. */
export async function ensureConversationIndexes(connection: Connection): Promise<void> {
  await Promise.all([
    connection.collection('conversations').createIndexes([
      { key: { wakeAt: 1 }, name: 'wakeAt' },
      { key: { intentsAt: 1 }, name: 'intentsAt' },
      {
        key: { 'trouble.failures': 1 },
        name: 'trouble',
        partialFilterExpression: { 'trouble.failures': { $gt: 0 } },
      },
      {
        key: { 'trouble.intentId': 1 },
        name: 'troubled',
        partialFilterExpression: { 'trouble.failures': { $gt: 0 } },
      },
      { key: { agesAt: 1 }, name: 'agesAt' },
      { key: { 'reminder.dueAt': 1 }, name: 'reminder' },
    ]),
    connection.collection('messages').createIndexes([
      { key: { conversationId: 1, seq: 1 }, name: 'conversation' },
      { key: { createdAt: 1 }, name: 'texts', partialFilterExpression: { sealed: { $gt: '' } } },
      { key: { orphanUntil: 1 }, name: 'orphans', expireAfterSeconds: 0 },
    ]),
  ]);
}
