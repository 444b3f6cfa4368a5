import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import mongoose, { type Connection } from 'mongoose';
import { createMongoTokenStore } from '../../src/adapters/mongo/create-mongo-token-store.js';
import { createAccessTokens } from '../../src/zalo-account/create-access-tokens.js';
import { openTestDatabase, type TestDatabase } from '../support/open-test-database.js';
import { testCipher } from '../support/test-cipher.js';
import { createFakeOAuth } from './fakes/fake-oauth.js';
import { aPair, HOUR, OA, T0 } from './fakes/universe.js';

let database: TestDatabase;
let other: Connection;

beforeAll(async () => {
  database = await openTestDatabase('zalo_refresh');
  const dbName = database.connection.name;
  other = await mongoose.createConnection(process.env.TEST_MONGODB_URI ?? '', { dbName }).asPromise();
});

afterAll(async () => {
  await other.close();
  await database.close();
});

it('lets two processes with connections of their own spend each refresh token once', async () => {
  const { platform, oauth } = createFakeOAuth();
  let now = T0;
  const stores = [database.connection, other].map((connection) =>
    createMongoTokenStore({ connection, cipher: testCipher }),
  );
  await stores[0]?.put(OA, aPair());
  const processes = stores.map((store) =>
    createAccessTokens({
      store,
      oauth,
      now: () => now,
      wait: (ms) => wait(ms, undefined, { ref: false }),
      onSignal: () => undefined,
      claimMs: 30_000,
    }),
  );
  for (let round = 1; round <= 5; round++) {
    now += HOUR;
    const asks = processes.flatMap((tokens) => [
      tokens.renew(OA, round),
      tokens.renew(OA, round),
      tokens.refreshDue(),
    ]);
    const [one, two, , three, four] = await Promise.all(asks);
    const fresh = { kind: 'token', value: `access-${round + 1}`, revision: round + 1 };
    expect([one, two, three, four]).toEqual([fresh, fresh, fresh, fresh]);
  }
  expect(platform.spent).toEqual(['refresh-1', 'refresh-2', 'refresh-3', 'refresh-4', 'refresh-5']);
});
