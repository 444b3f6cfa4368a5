import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CitizenHandle } from '../../simulator/citizens/citizen-handle.js';
import { moveToDaytime } from '../support/by-day.js';
import { logInClerk } from '../support/clerk-at-work.js';
import { fillForm } from '../support/fill-form.js';
import {
  conversationIdOf,
  expectEveryMessageOnce,
  messageRowsOf,
  untilAllIsDone,
} from '../support/outcomes.js';
import { type Product, startProduct } from '../support/start-product.js';
import { APP_ID, OAS } from '../support/test-settings.js';
import { until } from '../support/until.js';
import { age } from './support/open-record.js';

const [NINH_THANH = '', BINH_MINH = ''] = OAS.map(({ oaId }) => oaId);
const HOUR_MS = 3_600_000;
const MENU = /cần làm gì ạ/;

let product: Product;
let born = 0;

let backToNow: () => void;

beforeAll(async () => {
  backToNow = moveToDaytime();
  product = await startProduct({ redisDb: 7, over: { LOG_LEVEL: 'silent' } });
});
afterAll(async () => {
  await product?.stop();
  backToNow();
});

const aCitizen = (oaId = NINH_THANH) => product.simulator.citizen(oaId, `24684588352963${10_000 + born++}`);

/** A citizen in the middle of a form. */
async function anApplicant(): Promise<CitizenHandle> {
  const citizen = aCitizen();
  await citizen.say('trích lục khai sinh');
  await citizen.waitFor(/Bắt đầu|Cần chuẩn bị/);
  await citizen.tap('Bắt đầu');
  await citizen.waitFor(/có đồng ý không ạ/);
  await citizen.tap('Đồng ý tiếp tục');
  await citizen.waitFor(/Câu 1\//);
  return citizen;
}

const eventsOf = (citizen: CitizenHandle) =>
  product.database
    .collection('inbox')
    .find({ conversationId: conversationIdOf(citizen) })
    .toArray();

describe('what the platform tells of our messages', () => {
  it('lifts each message to delivered, and to seen when the citizen looks', async () => {
    const citizen = aCitizen();
    await citizen.say('xin chào');
    await citizen.waitFor(MENU);
    const ranks = async () => (await messageRowsOf(product.database, citizen)).map((row) => row.rank);
    await until(async () => (await ranks()).join() === '2', 'the message is delivered');
    await citizen.see();
    await until(async () => (await ranks()).join() === '3', 'the message is seen');
  });

  it('is kept also when it comes before the answer to the send', async () => {
    const citizen = aCitizen();
    product.simulator.faults.inject({ kind: 'timeoutButDone', userId: citizen.userId });
    await citizen.say('xin chào');
    await citizen.waitFor(MENU);
    const rowOf = async () => (await messageRowsOf(product.database, citizen))[0];
    await until(async () => (await rowOf())?.state === 'taken', 'the outcome is known');
    const row = await rowOf();
    expect(row).toMatchObject({ rank: 2, seq: 1 });
    expect(row).not.toHaveProperty('orphanUntil');
    expect(row?.deliveredAt).toBeGreaterThan(0);
  });

  it('never reaches the conversation, nor what a person writes in the platform’s own console', async () => {
    const citizen = aCitizen();
    await citizen.say('xin chào');
    await citizen.waitFor(MENU);
    const { delivery } = await postEcho(citizen);
    expect(delivery.status).toBe('delivered');
    await product.simulator.settled();
    await citizen.say('trợ giúp');
    await citizen.waitFor('mỗi lần một câu');
    await untilAllIsDone(product.database);
    expect((await eventsOf(citizen)).map((row) => row.type)).toEqual(['said', 'said']);
    await expectEveryMessageOnce(product.database, citizen);
  });
});

async function postEcho({ oaId, userId }: CitizenHandle) {
  const delivery = await product.simulator.postEvent(oaId, userId, {
    app_id: APP_ID,
    event_name: 'oa_send_text',
    sender: { id: oaId, admin_id: '5521000000000000001' },
    recipient: { id: userId },
    message: { msg_id: 'typed-by-a-person', text: 'Anh/chị chờ em một chút nhé' },
  });
  return { delivery };
}

describe('a citizen who falls silent', () => {
  it('is reminded once of the form that lies open', async () => {
    const citizen = await anApplicant();
    await untilAllIsDone(product.database);
    await age(product.database, citizen, 40 * HOUR_MS);
    await citizen.waitFor(/còn tờ khai .* đang làm dở \(câu 1\//);
    await citizen.tap('Tiếp tục khai');
    await citizen.waitFor(/Câu 1\//);
    await untilAllIsDone(product.database);
    const reminders = citizen.messages().filter(({ text }) => text?.includes('đang làm dở (câu'));
    expect(reminders).toHaveLength(1);
    await expectEveryMessageOnce(product.database, citizen);
  });

  it('is not written to when they have left meanwhile', async () => {
    const citizen = await anApplicant();
    await untilAllIsDone(product.database);
    const before = citizen.messages().length;
    await citizen.unfollow();
    await until(
      async () => (await eventsOf(citizen)).some((row) => row.type === 'unfollowed'),
      'it is known',
    );
    await untilAllIsDone(product.database);
    const row = await product.database
      .collection<{ _id: string }>('conversations')
      .findOne({ _id: conversationIdOf(citizen) });
    expect(row).toMatchObject({ reminder: null });
    expect(citizen.messages()).toHaveLength(before);
    await citizen.follow();
    await citizen.waitFor(/xin chào ông\/bà/);
    expect(citizen.buttons()).toContain('Tiếp tục khai');
  });

  it('hears of the dossier by template after seven days, and gets no ordinary message', async () => {
    const citizen = aCitizen();
    await citizen.say('trích lục khai sinh');
    const code = /000\S+-\d{4}/.exec(await fillForm(citizen))?.[0] ?? '';
    await untilAllIsDone(product.database);
    const arrived = citizen.messages().length;
    await age(product.database, citizen, 8 * 24 * HOUR_MS);
    const clerk = await logInClerk(product.webUrl);
    await clerk.act(code, 'accept');
    await until(async () => citizen.messages().length > arrived, 'something arrived');
    await untilAllIsDone(product.database);
    expect(citizen.messages().slice(arrived)).toMatchObject([
      { kind: 'template', rows: [{ value: code }, { value: 'Đã tiếp nhận, đang giải quyết' }] },
    ]);
    expect((await messageRowsOf(product.database, citizen)).at(-1)).toMatchObject({ state: 'taken' });
  });
});

describe('a token that dies in the middle of a talk', () => {
  it('is replaced, and the answer arrives', async () => {
    const citizen = aCitizen(BINH_MINH);
    await citizen.say('xin chào');
    await citizen.waitFor(MENU);
    const refreshes = () => product.simulator.traffic().filter(({ kind }) => kind === 'oauth').length;
    const before = refreshes();
    product.simulator.expireAccessTokens(BINH_MINH);
    await citizen.say('trợ giúp');
    await citizen.waitFor('mỗi lần một câu');
    await citizen.say('menu');
    await citizen.waitFor(MENU);
    expect(refreshes() - before).toBe(1);
    await untilAllIsDone(product.database);
    await expectEveryMessageOnce(product.database, citizen);
  });
});

/** One send goes wrong in each way that the platform has; each way strikes a citizen of its own. */
const FAULTS = [
  { kind: 'timeoutButDone' },
  { kind: 'cutButDone' },
  { kind: 'errorButDone', code: -200 },
  { kind: 'timeout' },
  { kind: 'cut' },
  { kind: 'serverError' },
  { kind: 'error', code: -200 },
  { kind: 'error', code: -224 },
  { kind: 'error', code: -216 },
  { kind: 'slow', ms: 500 },
] as const;

describe('while the platform misbehaves', () => {
  it('keeps the order and says nothing twice, whatever goes wrong', async () => {
    const citizens = await Promise.all(FAULTS.map(talkUnder));
    await untilAllIsDone(product.database);
    for (const citizen of citizens) await expectEveryMessageOnce(product.database, citizen);
    expect(FAULTS.map((fault, n) => ({ fault, heard: citizens[n] && heardBy(citizens[n]) }))).toEqual(
      FAULTS.map((fault) => ({ fault, heard: ['greeting', 'help', 'person', 'menu'] })),
    );
    expect(product.simulator.faults.list()).toEqual([]);
  });

  it('ends a message that the platform will never take, with its code', async () => {
    const citizen = aCitizen();
    product.simulator.faults.inject({ kind: 'error', code: -217, userId: citizen.userId });
    await citizen.say('xin chào');
    const rowOf = async () => (await messageRowsOf(product.database, citizen))[0];
    await until(async () => (await rowOf())?.state === 'failed', 'the message has failed');
    expect(await rowOf()).toMatchObject({ reason: 'refused-unreachable', code: -217 });
    await citizen.say('trợ giúp');
    await citizen.waitFor('mỗi lần một câu');
  });
});

/** Says four things at once without waiting for answers, while one send to this citizen goes wrong. */
async function talkUnder(fault: (typeof FAULTS)[number]) {
  const citizen = aCitizen();
  product.simulator.faults.inject({ ...fault, userId: citizen.userId });
  for (const text of ['xin chào', 'trợ giúp', 'gặp cán bộ', 'menu']) await citizen.say(text);
  return citizen;
}

const heardBy = (citizen: CitizenHandle) =>
  citizen
    .messages()
    .filter(({ from }) => from === 'oa')
    .map(({ text = '' }) => WORDS.find(([, words]) => words.test(text))?.[0]);

/** What the four answers are told by; the greeting holds the menu as well. */
const WORDS = [
  ['greeting', /xin chào ông\/bà/],
  ['help', /mỗi lần một câu/],
  ['person', /em đã báo cán bộ/],
  ['menu', MENU],
] as const;
