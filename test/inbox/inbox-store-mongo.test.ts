import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  createMongoInboxStore,
  ensureInboxIndexes,
} from '../../src/adapters/mongo/create-mongo-inbox-store.js';
import type { InboxStore } from '../../src/inbox/inbox-store.js';
import { openTestDatabase, type TestDatabase } from '../support/open-test-database.js';
import { testCipher } from '../support/test-cipher.js';
import { aSaid, describeInboxStore, LAN, NOW } from './inbox-store-contract.js';

let database: TestDatabase;
const open = (): InboxStore =>
  createMongoInboxStore({ connection: database.connection, cipher: testCipher, now: () => NOW });
const rows = () => database.connection.collection<{ _id: string }>('inbox');

beforeAll(async () => {
  database = await openTestDatabase('inbox');
  await ensureInboxIndexes(database.connection);
});
afterAll(() => database.close());

describeInboxStore('the inbox on MongoDB', async () => {
  await database.empty();
  return open();
});

describe('the inbox on MongoDB', () => {
  beforeEach(() => database.empty());

  it('holds nothing of what the citizen wrote in the clear', async () => {
    await open().record(aSaid('e1', { text: 'Nguyễn Thị Lan' }));
    expect(JSON.stringify(await rows().findOne({ _id: 'e1' }))).not.toContain('Nguyễn');
  });

  it('drops the content when the event is done and keeps a date to expire it by', async () => {
    const inbox = open();
    await inbox.record(aSaid('e1'));
    await inbox.markDone(['e1']);
    const row = await rows().findOne({ _id: 'e1' });
    expect(row).toMatchObject({ state: 'done', doneAt: new Date(NOW) });
    expect(row).not.toHaveProperty('sealed');
  });

  it('expires done rows after the dedupe horizon of 45 days', async () => {
    const indexes = await rows().indexes();
    expect(indexes.find((index) => index.name === 'done_until')).toMatchObject({
      key: { doneAt: 1 },
      expireAfterSeconds: 45 * 86_400,
    });
  });

  it('lets exactly one of several processes record an event', async () => {
    const inboxes = [open(), open(), open(), open()];
    const outcomes = await Promise.all(
      inboxes.flatMap((inbox) => ['e1', 'e2', 'e3'].map((id) => inbox.record(aSaid(id)))),
    );
    expect(outcomes.filter((outcome) => outcome === 'recorded')).toHaveLength(3);
    await expect(open().countWaiting()).resolves.toBe(3);
  });

  it('records a burst larger than one round trip carries', async () => {
    const inbox = open();
    const ids = Array.from({ length: 1_100 }, (_, i) => `e${i}`);
    const outcomes = await Promise.all(ids.map((id) => inbox.record(aSaid(id))));
    expect(new Set(outcomes)).toEqual(new Set(['recorded']));
    await expect(inbox.countWaiting()).resolves.toBe(1_100);
  });

  it.each([
    ['was sealed with a key that is gone', { sealed: Buffer.from('\u0003oldxxxx').toString('base64') }],
    ['says something we do not know', { sealed: testCipher.seal('{"type":"danced","at":1}') }],
    ['has lost a field', { receivedAt: 'yesterday' }],
  ])('buries a row that %s and goes on with the rest', async (_why, damage) => {
    const inbox = open();
    await inbox.record(aSaid('bad', { at: NOW - 1 }));
    await inbox.record(aSaid('good'));
    await rows().updateOne({ _id: 'bad' }, { $set: damage });
    expect((await inbox.waitingOf(LAN)).map((w) => w.eventId)).toEqual(['good']);
    await expect(inbox.listDead(10)).resolves.toMatchObject([
      { eventId: 'bad', conversationId: LAN, reason: expect.stringMatching(/^unreadable: /) },
    ]);
  });

  it('rejects when the database is away', async () => {
    const away = await openTestDatabase('inbox_away');
    const inbox = createMongoInboxStore({ connection: away.connection, cipher: testCipher, now: () => NOW });
    await away.close();
    await expect(inbox.record(aSaid('e1'))).rejects.toThrow();
    await expect(inbox.waitingOf(LAN)).rejects.toThrow();
  });
});
