import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createMongoMessageLog } from '../../src/adapters/mongo/create-mongo-message-log.js';
import { ensureConversationIndexes } from '../../src/adapters/mongo/ensure-conversation-indexes.js';
import { ConversationId, OaId } from '../../src/ids.js';
import type { MessageLog, MessageRecord } from '../../src/replies/message-log.js';
import { openTestDatabase, type TestDatabase } from '../support/open-test-database.js';
import { testCipher } from '../support/test-cipher.js';

const oaId = OaId.parse('388613280878808645');
const conversationId = ConversationId.parse('388613280878808645-2468458835296197922');

const sent = (seq: number, platformId: string): MessageRecord => ({
  conversationId,
  oaId,
  seq,
  text: `bí mật ${seq}`,
  createdAt: 1,
  outcome: { kind: 'sent', platformId, at: 10 },
});

describe('the message log on MongoDB', () => {
  let database: TestDatabase;
  let log: MessageLog;
  beforeAll(async () => {
    database = await openTestDatabase('messages');
    await ensureConversationIndexes(database.connection);
    log = createMongoMessageLog({ connection: database.connection, cipher: testCipher });
  });
  beforeEach(() => database.empty());
  afterAll(() => database.close());
  const rows = () => database.connection.collection('messages').find().sort({ seq: 1 }).toArray();

  it('keeps one row per message when it is recorded twice', async () => {
    await Promise.all([log.record(sent(1, 'a')), log.record(sent(2, 'b')), log.record(sent(1, 'a'))]);
    await log.record(sent(2, 'b'));
    expect((await rows()).map((r) => [r.seq, r.rank])).toEqual([
      [1, 1],
      [2, 1],
    ]);
  });

  it('keeps texts sealed, and forgets them', async () => {
    await log.record(sent(1, 'a'));
    expect(JSON.stringify(await rows())).not.toContain('bí mật');
    await log.forgetTexts(conversationId);
    expect((await rows())[0]?.sealed).toBeNull();
  });

  it('lets receipts lift a message, in whatever order they come', async () => {
    await log.record(sent(1, 'a'));
    await log.receive({ oaId, platformId: 'a', kind: 'seen', at: 30 });
    await log.receive({ oaId, platformId: 'a', kind: 'delivered', at: 20 });
    expect((await rows())[0]).toMatchObject({ rank: 3, deliveredAt: 20, seenAt: 30, sentAt: 10 });
  });

  it('joins a receipt that came before the record, and then keeps the row for good', async () => {
    await log.receive({ oaId, platformId: 'a', kind: 'delivered', at: 20 });
    expect(await log.isTaken(oaId, 'a')).toBe(false);
    await Promise.all([log.record(sent(1, 'a')), log.record(sent(2, 'b'))]);
    const all = await rows();
    expect(all.map((r) => [r.seq, r.rank, r.orphanUntil])).toEqual([
      [1, 2, undefined],
      [2, 1, undefined],
    ]);
    expect(await log.isTaken(oaId, 'a')).toBe(true);
  });

  it('knows whose words a message was, in its own conversation only', async () => {
    await log.record({ ...sent(1, 'a'), ref: 'notice-n-1' });
    await log.record(sent(2, 'b'));
    expect(await log.refOf(conversationId, 'a')).toBe('notice-n-1');
    expect(await log.refOf(conversationId, 'b')).toBeUndefined();
    const other = ConversationId.parse(`${oaId}-999`);
    expect(await log.refOf(other, 'a')).toBeUndefined();
  });

  it('knows how a message ended', async () => {
    await log.record(sent(1, 'a'));
    await log.record({
      ...sent(2, 'x'),
      outcome: { kind: 'failed', reason: 'refused-unreachable', code: -213, at: 11 },
    });
    expect(await log.outcomeOf(conversationId, 1)).toEqual({ kind: 'sent', platformId: 'a', at: 10 });
    expect(await log.outcomeOf(conversationId, 2)).toMatchObject({
      kind: 'failed',
      reason: 'refused-unreachable',
    });
    expect(await log.outcomeOf(conversationId, 3)).toBeUndefined();
  });
});
