import { afterAll, beforeAll } from '@jest/globals';
import { createMongoConversationStore } from '../../src/adapters/mongo/create-mongo-conversation-store.js';
import { ensureConversationIndexes } from '../../src/adapters/mongo/ensure-conversation-indexes.js';
import { createManualClock } from '../fakes/create-manual-clock.js';
import { openTestDatabase, type TestDatabase } from '../support/open-test-database.js';
import { testCipher } from '../support/test-cipher.js';
import { describeConversationStore } from './conversation-store-contract.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('conversations');
  await ensureConversationIndexes(database.connection);
});
afterAll(() => database.close());

describeConversationStore('MongoDB', async () => {
  await database.empty();
  const clock = createManualClock();
  const { connection } = database;
  return {
    store: createMongoConversationStore({ connection, cipher: testCipher, workerId: 'w', ...clock }),
    ...clock,
  };
});
