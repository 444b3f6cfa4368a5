import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createMongoTalkStore, ensureTalkIndexes } from '../../src/adapters/mongo/create-mongo-talk-store.js';
import { ConversationId, OfficeId } from '../../src/ids.js';
import { hearCitizen } from '../../src/talks/hear-citizen.js';
import { openTestDatabase, type TestDatabase } from '../support/open-test-database.js';
import { testCipher } from '../support/test-cipher.js';
import { describeTalkStore } from './talk-store-contract.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('talks');
  await ensureTalkIndexes(database.connection);
});
afterAll(() => database.close());

const open = () => createMongoTalkStore({ connection: database.connection, cipher: testCipher });

describeTalkStore('MongoDB', async () => {
  await database.empty();
  return open();
});

it('keeps nothing readable of what a citizen said or was doing', async () => {
  await database.empty();
  const whose = {
    conversationId: ConversationId.parse('1-citizen1'),
    officeId: OfficeId.parse('ninh-thanh'),
    effectId: 'e1',
  };
  const effect = { type: 'passOn', talkId: 't', at: 1, text: 'Tôi bị bệnh', mediaIds: [] } as const;
  await hearCitizen({ talks: open(), silenceMs: 1 }, whose, { ...effect, mediaIds: [] });
  const rows = await database.connection.collection('talks').find({}).toArray();
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain('bệnh');
});
