import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { mongo } from 'mongoose';
import { createMongoDossierNumbers } from '../../src/adapters/mongo/create-mongo-dossier-numbers.js';
import { createMongoDossierStore } from '../../src/adapters/mongo/create-mongo-dossier-store.js';
import { createMongoSubmissionStore } from '../../src/adapters/mongo/create-mongo-submission-store.js';
import { ensureDossierIndexes } from '../../src/adapters/mongo/ensure-dossier-indexes.js';
import { applyChange, moveDossier } from '../../src/dossiers/move-dossier.js';
import { toSearch } from '../../src/dossiers/search-keys.js';
import { calendar } from '../calendar/opening-hours.js';
import { createManualClock } from '../fakes/create-manual-clock.js';
import { openTestDatabase, type TestDatabase } from '../support/open-test-database.js';
import { testCipher } from '../support/test-cipher.js';
import { aDossier, aSubmission, DETAILS, LAN, NINH_THANH } from './dossier-builders.js';
import { describeDossierReading } from './dossier-reading-contract.js';
import { describeDossierReminders } from './dossier-reminders-contract.js';
import { describeDossierStore } from './dossier-store-contract.js';
import { numbered, type OpenDossierStore } from './dossier-store-support.js';
import { describeDossierWatch } from './dossier-watch-contract.js';
import { describeOneDossier } from './one-dossier-contract.js';
import { describeSeveralClerks } from './several-clerks-contract.js';
import { describeSubmissionStore } from './submission-store-contract.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('dossiers');
  await ensureDossierIndexes(database.connection);
});
afterAll(() => database.close());

const on = (clock: { now: () => number }) => ({
  connection: database.connection,
  cipher: testCipher,
  now: clock.now,
});
const rows = (name: string) => database.connection.collection<mongo.BSON.Document & { _id: string }>(name);

const openMongo: OpenDossierStore = async () => {
  await database.empty();
  const clock = createManualClock();
  return { store: createMongoDossierStore(on(clock)), ...clock };
};
describeDossierStore('MongoDB', openMongo);
describeDossierReading('MongoDB', openMongo);
describeDossierWatch('MongoDB', openMongo);
describeDossierReminders('MongoDB', openMongo);

describeSubmissionStore('MongoDB', async () => {
  await database.empty();
  const clock = createManualClock();
  return { store: createMongoSubmissionStore(on(clock)), ...clock };
});

const openStores = async () => {
  await database.empty();
  return (clock: { now: () => number }) => ({
    dossiers: createMongoDossierStore(on(clock)),
    submissions: createMongoSubmissionStore(on(clock)),
    numbers: createMongoDossierNumbers(on(clock)),
  });
};
describeOneDossier('MongoDB', openStores);
describeSeveralClerks('MongoDB', openStores, { lives: 12 });

describe('what lies in MongoDB', () => {
  const PERSONAL = [/Nguyễn/i, /072190000123/, /0123/, /901234567/, /trang 2/i, /m-77/];
  const clock = createManualClock();
  beforeEach(() => database.empty());

  it('of a dossier shows no name, number, answer, note or file', async () => {
    const store = createMongoDossierStore(on(clock));
    const dossier = aDossier({ content: { ...aDossier().content, mediaIds: ['m-77'] } });
    await store.insert(dossier);
    const asked = moveDossier(
      dossier,
      {
        action: 'askSupplement',
        at: 1,
        by: { kind: 'staff', username: 'thu' },
        note: 'Thiếu trang 2',
        details: DETAILS,
      },
      calendar,
    );
    if (asked.kind === 'refused') throw new Error('refused');
    const supplement = {
      supplementId: 'b-1',
      round: 1,
      at: 1,
      text: 'Trang 2 đây',
      mediaIds: ['m-77'],
      parts: [],
    };
    await store.commitChange('d-1', 1, { ...asked.change, supplement });
    await expect(store.find('d-1')).resolves.toEqual(applyChange(dossier, { ...asked.change, supplement }));
    const stored = JSON.stringify(await rows('dossiers').findOne({ _id: 'd-1' }));
    for (const personal of PERSONAL) expect(stored).not.toMatch(personal);
  });

  it('of a submission shows none either', async () => {
    const store = createMongoSubmissionStore(on(clock));
    await store.save({ submission: aSubmission(), officeId: NINH_THANH, conversationId: LAN });
    const stored = JSON.stringify(await rows('submissions').findOne({ _id: 's-1' }));
    for (const personal of PERSONAL) expect(stored).not.toMatch(personal);
  });

  it('finds a dossier by blind indexes of identity number and phone, and has none for what is absent', async () => {
    const store = createMongoDossierStore(on(clock));
    await store.insert(aDossier());
    const applicant = { fullName: 'Trần Văn Hùng' };
    const content = { ...aDossier().content, applicant };
    await store.insert(
      aDossier({
        dossierId: 'd-2',
        submissionId: 's-2',
        content,
        code: 'X' as ReturnType<typeof aDossier>['code'],
      }),
    );
    const ofNumber = testCipher.blindIndex('identityNumber', '072190000123');
    const ofPhone = testCipher.blindIndex('phone', '+84901234567');
    const found = await rows('dossiers').findOne({ searchIndex: { $all: [ofNumber, ofPhone] } });
    expect(found).toMatchObject({ _id: 'd-1' });
  });

  it('is made findable when it was written before there was a search', async () => {
    const store = createMongoDossierStore(on(clock));
    await store.insert(aDossier());
    await rows('dossiers').updateOne({ _id: 'd-1' }, { $unset: { searchIndex: '' } });
    const byName = () => store.search(NINH_THANH, toSearch('lan'), 10);
    await expect(byName()).resolves.toEqual([]);
    await expect(store.unfindable(10)).resolves.toEqual(['d-1']);
    await store.makeFindable('d-1');
    await expect(byName()).resolves.toMatchObject([{ dossierId: 'd-1' }]);
    await expect(store.unfindable(10)).resolves.toEqual([]);
  });

  it('is placed in its list when it was written before there was a place in the row', async () => {
    const store = createMongoDossierStore(on(clock));
    const before = [
      aDossier({ state: 4, dueAt: 5, assignee: 'mai' }),
      numbered(2, { state: 4, dueAt: null, soonAt: 1 }),
      numbered(3, { state: 4, dueAt: 5, draft: { sentAt: 1, answerBy: 9 } }),
    ];
    for (const dossier of before) await store.insert(dossier);
    const written = await rows('dossiers').find().toArray();
    await rows('dossiers').updateMany({}, { $unset: { placed: '' } });
    await rows('dossiers').dropIndex('places');
    await ensureDossierIndexes(database.connection);
    await expect(rows('dossiers').find().toArray()).resolves.toEqual(written);
  });

  it('is reached by a change only in state and clock, whatever else the change carries', async () => {
    const store = createMongoDossierStore(on(clock));
    const dossier = aDossier();
    await store.insert(dossier);
    const accepted = moveDossier(dossier, { action: 'accept', at: 1, by: { kind: 'citizen' } }, calendar);
    if (accepted.kind === 'refused') throw new Error('refused');
    const smuggled = { ...accepted.change, receivedAt: 1, submissionId: 's-9', procedureId: 'x' };
    await store.commitChange('d-1', 1, smuggled);
    await expect(store.find('d-1')).resolves.toEqual(applyChange(dossier, accepted.change));
  });

  it('is refused when it is not what we wrote', async () => {
    const store = createMongoDossierStore(on(clock));
    await store.insert(aDossier());
    await rows('dossiers').updateOne({ _id: 'd-1' }, { $set: { state: 11 } });
    await expect(store.find('d-1')).rejects.toThrow();
  });
});
