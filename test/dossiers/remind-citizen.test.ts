import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { createMongoDossierStore } from '../../src/adapters/mongo/create-mongo-dossier-store.js';
import { createMongoInboxStore } from '../../src/adapters/mongo/create-mongo-inbox-store.js';
import { ensureDossierIndexes } from '../../src/adapters/mongo/ensure-dossier-indexes.js';
import { remindCitizen } from '../../src/dossiers/remind-citizen.js';
import { createAnnouncer } from '../../src/inbox/create-announcer.js';
import { moment } from '../calendar/opening-hours.js';
import { createManualClock } from '../fakes/create-manual-clock.js';
import { openTestDatabase, type TestDatabase } from '../support/open-test-database.js';
import { testCipher } from '../support/test-cipher.js';
import { LAN } from './dossier-builders.js';
import { numbered } from './dossier-store-support.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('reminders');
  await ensureDossierIndexes(database.connection);
});
afterAll(() => database.close());
beforeEach(() => database.empty());

const READY_AT = moment('2026-03-02 16:00');
const ready = (n: number) => numbered(n, { state: 9, resultAt: READY_AT });

function openWorker(clock: { now: () => number }) {
  const parts = { connection: database.connection, cipher: testCipher, now: clock.now };
  const dossiers = createMongoDossierStore(parts);
  const inbox = createMongoInboxStore(parts);
  const announcer = createAnnouncer({ inbox, nudge: async () => undefined, now: clock.now });
  return { dossiers, inbox, announcer, now: clock.now };
}
type Worker = ReturnType<typeof openWorker>;

/** One round of a worker; one that is killed has told the citizen and noted nothing. */
async function sweep(worker: Worker, isKilled = false) {
  const due = await worker.dossiers.dueForReminder(worker.now(), 500);
  const recordReminder: Worker['dossiers']['recordReminder'] = (...what) =>
    isKilled ? Promise.reject(new Error('killed')) : worker.dossiers.recordReminder(...what);
  const mortal = { ...worker, dossiers: { ...worker.dossiers, recordReminder } };
  await Promise.allSettled(due.map((one) => remindCitizen(mortal, one)));
}

const told = async ({ inbox }: Worker) =>
  (await inbox.waitingOf(LAN)).flatMap(({ event }) => (event.type === 'reminderDue' ? [event] : []));

it('tells once, however often workers die between telling and noting, and never by night', async () => {
  const clock = createManualClock(moment('2026-03-05 18:00'));
  const workers = [openWorker(clock), openWorker(clock)] as const;
  const [first, second] = workers;
  for (const n of [1, 2, 3]) await first.dossiers.insert({ ...ready(n), resultAt: READY_AT + n * 7_200_000 });
  const hours: number[] = [];
  for (let hour = 0; hour < 48; hour += 1) {
    const before = (await told(first)).length;
    await Promise.all([sweep(first, hour % 3 !== 2), sweep(second, hour % 5 !== 4)]);
    if ((await told(first)).length > before) hours.push(Math.floor((clock.now() / 3_600_000 + 7) % 24));
    clock.advance(3_600_000);
  }
  expect((await told(first)).map(({ ref }) => ref).toSorted()).toEqual(
    [1, 2, 3].map((n) => `dossier-d-${n}-result-${READY_AT + n * 7_200_000}`),
  );
  expect(hours.every((hour) => hour >= 8 && hour <= 20)).toBe(true);
  for (const n of [1, 2, 3]) expect((await first.dossiers.findHead(`d-${n}`))?.reminders).toHaveLength(1);
  expect(await first.dossiers.dueForReminder(clock.now() + 90 * 86_400_000, 10)).toEqual([]);
});

it('asks once how it went, the day after, and not about a death', async () => {
  const clock = createManualClock(moment('2026-03-06 15:00'));
  const worker = openWorker(clock);
  const over = { state: 10, resultAt: READY_AT, returnedAt: clock.now() } as const;
  await worker.dossiers.insert(numbered(1, over));
  await worker.dossiers.insert(numbered(2, { ...over, asksSurvey: false }));
  for (let hour = 0; hour < 100; hour += 1) {
    await sweep(worker, hour % 2 === 1);
    clock.advance(3_600_000);
  }
  expect((await told(worker)).map(({ kind, dossier }) => [kind, dossier.dossierId])).toEqual([
    ['survey', 'd-1'],
  ]);
});

it('takes in open dossiers from before there were reminders', async () => {
  const clock = createManualClock(moment('2026-03-06 09:00'));
  const worker = openWorker(clock);
  await worker.dossiers.insert(ready(1));
  await worker.dossiers.insert(numbered(2, { state: 10, resultAt: READY_AT }));
  const rows = database.connection.collection('dossiers');
  await rows.updateMany({}, { $unset: { remindAt: '', reminders: '' } });
  expect(await worker.dossiers.dueForReminder(clock.now(), 10)).toEqual([]);
  await worker.dossiers.adoptUnreminded();
  await sweep(worker);
  expect((await told(worker)).map(({ kind }) => kind)).toEqual(['result']);
});
