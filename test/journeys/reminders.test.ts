import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { CitizenHandle } from '../../simulator/citizens/citizen-handle.js';
import { moveToDaytime } from '../support/by-day.js';
import { fillForm } from '../support/fill-form.js';
import {
  conversationIdOf,
  expectEveryMessageOnce,
  messageRowsOf,
  untilAllIsDone,
} from '../support/outcomes.js';
import { type Product, startProduct } from '../support/start-product.js';
import { OAS } from '../support/test-settings.js';
import { until } from '../support/until.js';
import { age } from './support/open-record.js';

const [NINH_THANH = '', BINH_MINH = ''] = OAS.map(({ oaId }) => oaId);
const DAY_MS = 86_400_000;

let product: Product;
let backToNow: () => void;
beforeAll(async () => {
  backToNow = moveToDaytime();
  product = await startProduct({ redisDb: 3, over: { LOG_LEVEL: 'silent' } });
});
afterAll(async () => {
  await product?.stop();
  backToNow();
});

const rows = () => product.database.collection('dossiers');

/** A citizen who has filed. */
async function anApplicant(userId: string, oaId = NINH_THANH): Promise<CitizenHandle> {
  const citizen = product.simulator.citizen(oaId, userId);
  await citizen.say('trích lục khai sinh');
  await fillForm(citizen);
  await untilAllIsDone(product.database);
  return citizen;
}

const set = (citizen: CitizenHandle, fields: object) =>
  rows().updateOne(
    { conversationId: conversationIdOf(citizen) },
    { $set: { delivery: 'TAI_QUAY', reminders: [], remindAt: 1, ...fields } },
  );
/** As a dossier lies there on the fourth day, nobody having looked yet. */
const ripen = (citizen: CitizenHandle) =>
  set(citizen, { state: 9, resultAt: Math.floor(Date.now() / DAY_MS) * DAY_MS - 4 * DAY_MS });
const untilLookedAt = (citizen: CitizenHandle) =>
  until(
    async () => (await rows().findOne({ conversationId: conversationIdOf(citizen) }))?.remindAt === null,
    'the dossier was looked at',
  );

it('calls a result to mind once, also when the note of it was lost with its worker', async () => {
  const citizen = await anApplicant('2468458835296910001');
  for (let n = 0; n < 2; n += 1) {
    // what a worker leaves that died between telling and noting: told, not noted, still due
    await ripen(citizen);
    await citizen.waitFor(/đang chờ ông\/bà đến nhận/);
    await untilLookedAt(citizen);
    await untilAllIsDone(product.database);
  }
  const told = citizen.messages().filter(({ text }) => text?.includes('đang chờ ông/bà đến nhận'));
  expect(told).toHaveLength(1);
  await expectEveryMessageOnce(product.database, citizen);
});

it('that meets a closed window goes by the template of its office, once, and costs what it costs', async () => {
  const citizen = await anApplicant('2468458835296910003');
  await age(product.database, citizen, 8 * DAY_MS);
  for (let n = 0; n < 2; n += 1) {
    await ripen(citizen);
    await untilLookedAt(citizen);
    await untilAllIsDone(product.database);
  }
  const templates = citizen.messages().filter(({ kind }) => kind === 'template');
  expect(templates.map(({ title, rows: [, state] }) => [title, state?.value])).toEqual([
    ['Tình trạng hồ sơ', 'Kết quả đang chờ ông/bà'],
  ]);
  expect((await messageRowsOf(product.database, citizen)).at(-1)).toMatchObject({
    state: 'taken',
    ref: expect.stringMatching(/^dossier-.+-result-\d+$/),
  });
  const spent = await product.database.collection('quotaCounters').find({}).toArray();
  expect(spent.filter(({ _id }) => String(_id).includes('dossier-messages'))).toMatchObject([{ used: 100 }]);
});

it('that meets a closed window where nothing is approved ends as skipped, with whose reminder it was', async () => {
  const citizen = await anApplicant('2468458835296910002', BINH_MINH);
  await age(product.database, citizen, 8 * DAY_MS);
  await ripen(citizen);
  const lastRow = async () => (await messageRowsOf(product.database, citizen)).at(-1);
  await until(async () => (await lastRow())?.state === 'skipped', 'the message is skipped');
  expect(await lastRow()).toMatchObject({
    reason: 'window-closed',
    ref: expect.stringMatching(/^dossier-.+-result-\d+$/),
  });
});

it('asks how it went the day after, and keeps the answer without whose it is', async () => {
  const citizen = await anApplicant('2468458835296910003');
  await set(citizen, { state: 10, returnedAt: Date.now() - DAY_MS });
  await citizen.waitFor(/hài lòng đến đâu/);
  await citizen.tap('Không hài lòng');
  await citizen.waitFor(/Chuyện gì chưa được/);
  await citizen.say('Phải đi lại bốn lần');
  await citizen.waitFor(/không kèm tên/);
  await untilAllIsDone(product.database);
  const surveys = product.database.collection('surveys');
  await until(async () => (await surveys.findOne())?.words !== undefined, 'the words are kept');
  const [survey, ...others] = await surveys.find().toArray();
  expect(others).toEqual([]);
  expect(survey).toMatchObject({ officeId: 'ninh-thanh', procedureId: '2.000635', grade: 2 });
  const dossier = await rows().findOne({ conversationId: conversationIdOf(citizen) });
  const kept = JSON.stringify(survey);
  for (const personal of [dossier?._id, dossier?.code, citizen.userId, conversationIdOf(citizen), 'bốn lần'])
    expect(kept).not.toContain(String(personal));
  await expectEveryMessageOnce(product.database, citizen);
});
