import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CitizenHandle } from '../../simulator/citizens/citizen-handle.js';
import { createVisitor, type Visitor } from '../console/support/create-visitor.js';
import { beginForm } from '../support/fill-form.js';
import { conversationIdOf, expectEveryMessageOnce, untilAllIsDone } from '../support/outcomes.js';
import { CLERK, OTHER_CLERK, type Product, startProduct } from '../support/start-product.js';
import { OAS } from '../support/test-settings.js';
import { until } from '../support/until.js';

const NINH_THANH = OAS[0]?.oaId ?? '';
const CALLED = /em đã báo cán bộ/;
/** A picture of one dot. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let product: Product;
let born = 0;

beforeAll(async () => {
  product = await startProduct({ redisDb: 14, over: { LOG_LEVEL: 'silent' } });
});
afterAll(() => product?.stop());

const aCitizen = () => product.simulator.citizen(NINH_THANH, `24684588352967${10_000 + born++}`);

async function logIn({ username, password }: typeof CLERK, office = 'ninh-thanh'): Promise<Visitor> {
  const visitor = createVisitor(`${product.webUrl}/console`);
  const { status } = await visitor.post('/log-in', { username, password });
  expect(status).toBe(303);
  await visitor.get(`/offices/${office}/worklists/waiting`);
  return visitor;
}

const pageOf = (citizen: CitizenHandle) => `/offices/ninh-thanh/talks/${conversationIdOf(citizen)}`;

async function act(clerk: Visitor, citizen: CitizenHandle, fields: Record<string, string>) {
  const { text } = await clerk.get(pageOf(citizen));
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
  const seen = { heard: hidden('heard'), from: hidden('from'), replyId: hidden('replyId') };
  return clerk.post(`${pageOf(citizen)}/actions`, { ...seen, text: '', ...fields });
}

/** A citizen in the middle of a form who asks for a person. */
async function aCaller(): Promise<CitizenHandle> {
  const citizen = aCitizen();
  await beginForm(citizen);
  await citizen.say('gặp cán bộ');
  await citizen.waitFor(CALLED);
  return citizen;
}

const talkRowOf = (citizen: CitizenHandle) =>
  product.database.collection<{ _id: string }>('talks').findOne({ _id: conversationIdOf(citizen) });

describe('a citizen who asks for a person', () => {
  it('writes and sends a photo, is answered in the chat, and goes on exactly where they were', async () => {
    const citizen = await aCaller();
    await citizen.say('Tôi mất bản chính thì sao?');
    await citizen.waitFor(/đã chuyển lời/);
    await citizen.sendPhoto(PNG);
    const clerk = await logIn(CLERK);
    await until(
      async () => /attachments\//.test((await clerk.get(pageOf(citizen))).text),
      'the photo has arrived',
    );
    const page = await clerk.get(pageOf(citizen));
    expect(page.text).toContain('Tôi mất bản chính thì sao?');
    expect(page.text).toContain('(câu 1/');

    expect((await act(clerk, citizen, { action: 'reply', text: 'Ông xin bản sao là đủ ạ.' })).status).toBe(
      303,
    );
    await citizen.waitFor(new RegExp(`Cán bộ ${CLERK.name} trả lời:\\s*Ông xin bản sao là đủ ạ`));
    await until(
      async () => /đã đến máy|công dân đã xem/.test((await clerk.get(pageOf(citizen))).text),
      'the page says that the reply arrived',
    );
    expect((await act(clerk, citizen, { action: 'close' })).status).toBe(303);
    await citizen.waitFor(/Cán bộ đã kết thúc cuộc trò chuyện[\s\S]*Câu 1\//);
    await citizen.tap('Cá nhân');
    await citizen.waitFor(/Câu 2\//);
    await untilAllIsDone(product.database);
    await expectEveryMessageOnce(product.database, citizen);
  });

  it('is not to be seen from another office', async () => {
    const citizen = await aCaller();
    await citizen.say('Chuyện của tôi');
    await untilAllIsDone(product.database);
    const stranger = await logIn(OTHER_CLERK, 'binh-minh');
    for (const office of ['ninh-thanh', 'binh-minh']) {
      const answer = await stranger.get(`/offices/${office}/talks/${conversationIdOf(citizen)}`);
      expect([answer.status, answer.text.includes('Chuyện của tôi')]).toEqual([404, false]);
    }
    expect((await stranger.get('/offices/binh-minh/talks')).text).toContain('Không có công dân nào');
  });

  it('gets the assistant back when nobody comes, and the words go on waiting', async () => {
    const citizen = await aCaller();
    await citizen.say('Có ai không?');
    await untilAllIsDone(product.database);
    const _id = conversationIdOf(citizen);
    await product.database.collection<{ _id: string }>('talks').updateOne({ _id }, { $set: { quietAt: 1 } });
    await citizen.waitFor(/cán bộ chưa trả lời kịp[\s\S]*Câu 1\//);
    expect(await talkRowOf(citizen)).toMatchObject({ quietAt: null, waitingSince: expect.any(Number) });
    const clerk = await logIn(CLERK);
    await act(clerk, citizen, { action: 'reply', text: 'Có em đây ạ.' });
    await citizen.waitFor(/Có em đây ạ/);
    expect(citizen.buttons()).toEqual(['Trả lời cán bộ', 'Tiếp tục khai']);
  });

  it('is answered when the workers are back, once, and what they wrote meanwhile comes after it', async () => {
    const citizen = await aCaller();
    await untilAllIsDone(product.database);
    const clerk = await logIn(CLERK);
    await product.stopWorkers();
    await act(clerk, citizen, { action: 'reply', text: 'Em trả lời rồi ạ.' });
    await citizen.say('Dạ cảm ơn');
    await product.addWorker();
    await citizen.waitFor(/Em trả lời rồi ạ/);
    await untilAllIsDone(product.database);
    expect((await clerk.get(pageOf(citizen))).text).toContain('Dạ cảm ơn');
    expect(await talkRowOf(citizen)).toMatchObject({ untoldSince: null, waitingSince: expect.any(Number) });
    await expectEveryMessageOnce(product.database, citizen);
  });

  it('leaves nothing behind when they erase the talk', async () => {
    const citizen = await aCaller();
    await citizen.say('Xin giữ kín');
    await citizen.waitFor(/đã chuyển lời/);
    await citizen.say('xóa trò chuyện');
    await citizen.waitFor(/muốn xóa cuộc trò chuyện/);
    await citizen.tap('Xóa');
    await citizen.waitFor(/Em đã xóa/);
    await until(async () => (await talkRowOf(citizen)) === null, 'the talk is erased');
  });
});
