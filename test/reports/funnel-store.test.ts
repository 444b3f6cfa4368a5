import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  createMongoFunnelStore,
  ensureFunnelIndexes,
} from '../../src/adapters/mongo/create-mongo-funnel-store.js';
import type { EndedForm } from '../../src/flow/form-tally.js';
import { PlainDate } from '../../src/ids.js';
import type { FunnelStore } from '../../src/reports/funnel.js';
import { moment } from '../calendar/opening-hours.js';
import { BINH_MINH, NINH_THANH } from '../dossiers/dossier-builders.js';
import { openTestDatabase, type TestDatabase } from '../support/open-test-database.js';
import { testCipher } from '../support/test-cipher.js';

const FORM_ID = '388613280878808645-2468458835296197922-mb1-1';
const ended = (over: Partial<EndedForm> = {}): EndedForm => ({
  formId: FORM_ID,
  procedureId: '1.004873',
  revision: '2026-07',
  language: 'vi',
  end: 'submitted',
  stoppedAt: null,
  tally: {
    'nyc.hoTen': { shown: 1, answered: 1, skipped: 0, failed: 2 },
    'nyc.email': { shown: 1, answered: 0, skipped: 1, failed: 0 },
  },
  endedAt: moment('2026-11-23 10:00'),
  ...over,
});
const november = { from: PlainDate.parse('2026-11-01'), to: PlainDate.parse('2026-11-30') };

describe('the funnel on MongoDB', () => {
  let database: TestDatabase;
  let funnel: FunnelStore;
  beforeAll(async () => {
    database = await openTestDatabase('funnel');
    await ensureFunnelIndexes(database.connection);
    funnel = createMongoFunnelStore({ connection: database.connection, cipher: testCipher });
  });
  beforeEach(() => database.empty());
  afterAll(() => database.close());

  it('adds forms up by question', async () => {
    await funnel.record(NINH_THANH, ended());
    await funnel.record(NINH_THANH, ended({ formId: 'b', end: 'cancelled', stoppedAt: 'nyc.hoTen' }));
    await funnel.record(NINH_THANH, ended({ formId: 'c', end: 'expired', stoppedAt: 'consent', tally: {} }));
    const [found] = await funnel.sum(november);
    expect(found).toMatchObject({
      procedureId: '1.004873',
      revision: '2026-07',
      ended: { submitted: 1, cancelled: 1, expired: 1, erased: 0, moved: 0 },
    });
    const byKey = Object.fromEntries(found?.questions.map(({ key, ...counts }) => [key, counts]) ?? []);
    expect(byKey).toEqual({
      'nyc.hoTen': { shown: 2, answered: 2, skipped: 0, failed: 4, abandoned: 1 },
      'nyc.email': { shown: 2, answered: 0, skipped: 2, failed: 0, abandoned: 0 },
      consent: { shown: 0, answered: 0, skipped: 0, failed: 0, abandoned: 1 },
    });
  });

  it('takes a form in once, and once more on another revision', async () => {
    for (let again = 0; again < 3; again += 1) await funnel.record(NINH_THANH, ended());
    await funnel.record(NINH_THANH, ended({ revision: '2027-03' }));
    const found = await funnel.sum(november);
    expect(found.map(({ revision, ended }) => [revision, ended.submitted])).toEqual([
      ['2026-07', 1],
      ['2027-03', 1],
    ]);
  });

  it('tells offices, procedures and days apart', async () => {
    await funnel.record(NINH_THANH, ended());
    await funnel.record(BINH_MINH, ended({ formId: 'b' }));
    await funnel.record(NINH_THANH, ended({ formId: 'c', procedureId: '2.000635' }));
    await funnel.record(NINH_THANH, ended({ formId: 'd', endedAt: moment('2026-12-01 00:10') }));
    const submitted = async (filter: object) =>
      (await funnel.sum({ ...november, ...filter })).map(({ procedureId, ended }) => [
        procedureId,
        ended.submitted,
      ]);
    await expect(submitted({ officeId: NINH_THANH })).resolves.toEqual([
      ['1.004873', 1],
      ['2.000635', 1],
    ]);
    await expect(submitted({ procedureId: '1.004873' })).resolves.toEqual([['1.004873', 2]]);
  });

  it('a form that moved to another revision was not given up', async () => {
    await funnel.record(NINH_THANH, ended({ end: 'moved', stoppedAt: 'nyc.hoTen' }));
    const [found] = await funnel.sum(november);
    expect(found?.questions.every(({ abandoned }) => abandoned === 0)).toBe(true);
  });

  it('holds nothing by which a citizen could be found', async () => {
    await funnel.record(NINH_THANH, ended());
    const stored = JSON.stringify(await database.connection.collection('funnel').find().toArray());
    expect(stored).not.toContain('2468458835296197922');
    expect(stored).not.toContain('388613280878808645');
  });
});
