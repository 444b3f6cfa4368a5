import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createMongoSendLedger } from '../../src/adapters/mongo/create-mongo-send-ledger.js';
import { createMongoTransportStore } from '../../src/adapters/mongo/create-mongo-transport-store.js';
import { PAID_BY, toLedgerKey, toLedgerMonth } from '../../src/zalo-account/send-ledger.js';
import { openTestDatabase, type TestDatabase } from '../support/open-test-database.js';
import { createClock, createSignals, OA, OTHER_OA } from './fakes/universe.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase('zalo_ledger');
});

beforeEach(() => database.empty());

afterAll(() => database.close());

function createWorld() {
  const clock = createClock(Date.parse('2026-06-30T23:59:59+07:00'));
  const signals = createSignals();
  const aProcess = () =>
    createMongoSendLedger({ connection: database.connection, now: clock.now, onSignal: signals.onSignal });
  return { clock, signals, aProcess };
}

describe('the ledger', () => {
  it('counts by month, OA and kind, over all processes', async () => {
    const { aProcess, clock } = createWorld();
    const [one, two] = [aProcess(), aProcess()];
    one.record(OA, { kind: 'sent', paidBy: 'free' });
    one.record(OA, { kind: 'sent', paidBy: 'free' });
    two.record(OA, { kind: 'sent', paidBy: 'free' });
    two.record(OA, { kind: 'sent', paidBy: 'billed' });
    two.record(OA, { kind: 'refused', code: -230 });
    two.record(OTHER_OA, { kind: 'unknown' });
    clock.advance(1_000);
    one.record(OA, { kind: 'sent', paidBy: 'free' });
    await Promise.all([one.flush(), two.flush()]);

    expect(await one.totals(OA, '2026-06')).toEqual({ free: 3, billed: 1, 'refused:-230': 1 });
    expect(await one.totals(OA, '2026-07')).toEqual({ free: 1 });
    expect(await one.totals(OTHER_OA, '2026-06')).toEqual({ unknown: 1 });
    expect(await one.totals(OTHER_OA, '2026-07')).toEqual({});
  });

  it('counts nothing twice, however often it is written', async () => {
    const { aProcess } = createWorld();
    const ledger = aProcess();
    ledger.record(OA, { kind: 'sent', paidBy: 'free' });
    await Promise.all([ledger.flush(), ledger.flush()]);
    ledger.record(OA, { kind: 'sent', paidBy: 'free' });
    await ledger.flush();
    await ledger.flush();
    expect(await ledger.totals(OA, '2026-06')).toEqual({ free: 2 });
  });

  it.each([
    ['did not arrive', false],
    ['arrived although its answer was lost', true],
  ])('keeps what a write that %s counted, and counts it once', async (_, arrives) => {
    const { aProcess, signals } = createWorld();
    const rows = database.connection.collection('zalo_ledger');
    const real = rows.bulkWrite.bind(rows);
    const cut = jest.spyOn(rows, 'bulkWrite').mockImplementationOnce(async (...args) => {
      if (arrives) await real(...args);
      throw new Error('the connection was cut');
    });
    const ledger = aProcess();
    ledger.record(OA, { kind: 'sent', paidBy: 'free' });
    await ledger.flush();
    expect(signals.names()).toEqual(['ledger-not-written']);
    await ledger.flush();
    cut.mockRestore();
    expect(await ledger.totals(OA, '2026-06')).toEqual({ free: 1 });
  });

  it('has a key of its own for every kind', () => {
    const keys = [
      ...PAID_BY.map((paidBy) => toLedgerKey({ kind: 'sent', paidBy })),
      toLedgerKey({ kind: 'refused', code: -230 }),
      toLedgerKey({ kind: 'unknown' }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('begins a month at midnight in Viet Nam', () => {
    expect(toLedgerMonth(Date.parse('2026-12-31T16:59:59.999Z'))).toBe('2026-12');
    expect(toLedgerMonth(Date.parse('2026-12-31T17:00:00Z'))).toBe('2027-01');
  });
});

describe('the transport of an OA', () => {
  it('is remembered until another one is', async () => {
    const store = createMongoTransportStore({ connection: database.connection });
    expect(await store.find(OA)).toBeUndefined();
    await store.remember(OA, 'business');
    await store.remember(OA, 'state');
    expect(await store.find(OA)).toBe('state');
    expect(await store.find(OTHER_OA)).toBeUndefined();
  });
});
