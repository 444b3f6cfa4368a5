import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createMongoDossierStore } from '../../src/adapters/mongo/create-mongo-dossier-store.js';
import { ensureDossierIndexes } from '../../src/adapters/mongo/ensure-dossier-indexes.js';
import { grantFrom } from '../../src/dossiers/clock.js';
import type { DossierStore } from '../../src/dossiers/dossier-store.js';
import { loadEscalationRules } from '../../src/escalation/escalation-rules.js';
import { lookAtDossier } from '../../src/escalation/look-at-dossier.js';
import { calendar, moment } from '../calendar/opening-hours.js';
import { numbered } from '../dossiers/dossier-store-support.js';
import { createManualClock } from '../fakes/create-manual-clock.js';
import { openTestDatabase, type TestDatabase } from '../support/open-test-database.js';
import { testCipher } from '../support/test-cipher.js';

const FILE = new URL('../../templates/data/escalation.yaml', import.meta.url).pathname;
const rules = loadEscalationRules(FILE, ['1.000894']);
const HOUR = 3_600_000;

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('escalation');
  await ensureDossierIndexes(database.connection);
});
afterAll(() => database.close());

const clock = createManualClock(moment('2026-03-02 10:00'));
const openStore = () =>
  createMongoDossierStore({ connection: database.connection, cipher: testCipher, now: clock.now });

/** One round of the sweeper of one worker; one that is killed has read and not written. */
async function sweep(dossiers: DossierStore, isKilled: (n: number) => boolean = () => false) {
  const due = await dossiers.dueForLook(clock.now(), 500);
  let n = 0;
  const mortal: Pick<DossierStore, 'findHead' | 'recordLook'> = {
    findHead: dossiers.findHead,
    recordLook: (...look) =>
      isKilled(n++) ? Promise.reject(new Error('killed')) : dossiers.recordLook(...look),
  };
  const deps = { dossiers: mortal, rules, calendarOf: () => calendar, now: clock.now };
  await Promise.allSettled(due.map((one) => lookAtDossier(deps, one)));
}

it('several workers, some of them killed, note every step of every promise exactly once', async () => {
  const workers = [openStore(), openStore(), openStore()];
  const [first] = workers;
  if (!first) throw new Error('no worker');
  for (let n = 1; n <= 20; n += 1) {
    const one = numbered(n, { state: n % 2 === 0 ? 4 : 2 });
    await first.insert({ ...one, granted: grantFrom([one.receivedAt, one.dueAt], 1, calendar) });
  }
  for (let hour = 0; hour <= 4 * 24; hour += 1) {
    await Promise.all(workers.map((store, i) => sweep(store, (n) => i > 0 && (n + hour) % 3 === i)));
    clock.advance(HOUR);
  }
  for (let n = 1; n <= 20; n += 1) {
    const found = await first.findHead(`d-${n}`);
    expect(found?.escalations.map(({ step }) => step)).toEqual(['clerk', 'head', 'apology', 'official']);
    expect(found?.version).toBe(1);
  }
  expect(await first.dueForLook(clock.now() + 30 * 24 * HOUR, 10)).toEqual([]);
});

it('takes in dossiers from before there was a watch', async () => {
  await database.empty();
  const store = openStore();
  await store.insert(numbered(1, { state: 4 }));
  await store.insert(numbered(2, { state: 9 }));
  await database.connection
    .collection('dossiers')
    .updateMany({}, { $unset: { lookAt: '', granted: '', raised: '', escalations: '' } });
  expect(await store.dueForLook(clock.now(), 10)).toEqual([]);
  await store.adoptUnwatched();
  await store.adoptUnwatched();
  await sweep(store);
  expect((await store.findHead('d-1'))?.raised).toEqual(['clerk', 'head', 'apology', 'official']);
  expect((await store.findHead('d-2'))?.raised).toEqual([]);
});
