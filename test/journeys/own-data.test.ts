import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CitizenHandle } from '../../simulator/citizens/citizen-handle.js';
import { decidedCollections } from '../repository/readers/decided-collections.js';
import { fillForm } from '../support/fill-form.js';
import { conversationIdOf, expectEveryMessageOnce, untilAllIsDone } from '../support/outcomes.js';
import { type Product, startProduct } from '../support/start-product.js';
import { OAS } from '../support/test-settings.js';
import { until } from '../support/until.js';

const NINH_THANH = OAS[0]?.oaId ?? '';

let product: Product;
let born = 0;

beforeAll(async () => {
  product = await startProduct({ redisDb: 11, over: { LOG_LEVEL: 'silent' } });
});
afterAll(() => product?.stop());

const aCitizen = () => product.simulator.citizen(NINH_THANH, `24684588352971${10_000 + born++}`);
const rowsOf = (collection: string, citizen: CitizenHandle) =>
  product.database
    .collection(collection)
    .find({ conversationId: conversationIdOf(citizen) })
    .toArray();
const fileIn = (citizen: CitizenHandle) =>
  citizen.messages().findLast(({ from, kind }) => from === 'oa' && kind === 'file');

/** Asks for everything and waits for the file. */
async function askForOwnData(citizen: CitizenHandle) {
  await citizen.say('du lieu cua toi');
  await citizen.waitFor(/phường đang giữ của ông\/bà/);
  await until(async () => fileIn(citizen) !== undefined, 'the file has come');
  return fileIn(citizen);
}

describe('one’s own data', () => {
  it('comes as text and as a PDF into the chat, and leaves no copy at the office', async () => {
    const citizen = aCitizen();
    await citizen.say('trích lục khai sinh');
    const receipt = await fillForm(citizen);
    const code = /000\S+-\d{4}/.exec(receipt)?.[0] ?? '';
    const file = await askForOwnData(citizen);

    expect(file?.name).toMatch(/^Du-lieu-cua-toi-.*\.pdf$/);
    const bytes = Buffer.from(await (await fetch(file?.url ?? '')).arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(citizen.messages().some(({ text }) => text?.includes(`Hồ sơ đã nộp: ${code}`))).toBe(true);
    await untilAllIsDone(product.database);
    await expectEveryMessageOnce(product.database, citizen);
    expect(await rowsOf('dataRequests', citizen)).toMatchObject([{ kind: 'view', state: 'done' }]);
    const kept = async () => (await rowsOf('outgoingFiles', citizen))[0];
    await until(async () => (await kept())?.state === 'erased', 'the file is erased');
    const ids = (await kept())?.uploads ?? [];
    await expect(
      product.database.collection('mediaFiles.chunks').countDocuments({ files_id: { $in: ids } }),
    ).resolves.toBe(0);
  });

  it('arrives once, also when the platform takes the file and loses the answer', async () => {
    const citizen = aCitizen();
    await citizen.say('xin chào');
    await citizen.waitFor(/cần làm gì ạ/);
    // the message before the file, then the file itself
    await citizen.say('dữ liệu của tôi');
    await citizen.waitFor(/đang tập hợp/);
    product.simulator.faults.inject({ kind: 'timeoutButDone', userId: citizen.userId, on: 'send', times: 2 });
    await until(async () => fileIn(citizen) !== undefined, 'the file has come');
    await untilAllIsDone(product.database);
    await expectEveryMessageOnce(product.database, citizen);
  });

  it('is erased by one word, with whatever waits to be sent; the dossier stays, and the request is on record', async () => {
    const citizen = aCitizen();
    await citizen.say('trích lục khai sinh');
    await fillForm(citizen);
    await citizen.say('xóa trò chuyện');
    await citizen.waitFor(/muốn xóa cuộc trò chuyện này/);
    await citizen.tap('Xóa');
    await citizen.waitFor(/Em đã xóa cuộc trò chuyện/);
    await untilAllIsDone(product.database);
    const sealed = async () => (await rowsOf('messages', citizen)).filter((row) => row.sealed !== null);
    // what was said after the erasing is a new conversation
    await until(async () => (await sealed()).length <= 1, 'the texts are erased');
    expect(await rowsOf('dossiers', citizen)).toHaveLength(1);
    expect(await rowsOf('dataRequests', citizen)).toMatchObject([{ kind: 'eraseChat', state: 'done' }]);
  });

  it('holds what was said with clerks, and nothing of that is left when the chat is erased', async () => {
    const citizen = aCitizen();
    await citizen.say('gặp cán bộ');
    await citizen.waitFor(/đã báo cán bộ/);
    await citizen.say('Cho tôi hỏi về đất');
    await citizen.waitFor(/đã chuyển lời/);
    const talks = () =>
      product.database
        .collection<{ _id: string }>('talks')
        .countDocuments({ _id: conversationIdOf(citizen) });
    await until(async () => (await talks()) === 1, 'the clerk has it');
    await askForOwnData(citizen);
    expect(citizen.messages().some(({ text }) => text?.includes('Lời nhắn với cán bộ: 1 tin'))).toBe(true);
    await citizen.say('xóa trò chuyện');
    await citizen.waitFor(/lời đáp thông báo/);
    await citizen.tap('Xóa');
    await citizen.waitFor(/Em đã xóa cuộc trò chuyện/);
    await untilAllIsDone(product.database);
    expect(await talks()).toBe(0);
  }, 60_000);

  it('lies in no collection about which nobody has decided', async () => {
    const decided = decidedCollections();
    const there = (await product.database.listCollections()).map(({ name }) => name);
    expect(there.length).toBeGreaterThan(10);
    expect(there.filter((name) => !name.startsWith('system.') && !decided.includes(name))).toEqual([]);
  });

  it('is a matter for a person where a dossier is to be changed: acknowledged at once, with a date', async () => {
    const citizen = aCitizen();
    await citizen.say('xin sửa hồ sơ');
    await citizen.waitFor(/chỗ nào sai/);
    await citizen.say('Sai ngày sinh, đúng là 2/1/1991');
    await citizen.waitFor(/Em gửi cán bộ lời này/);
    await citizen.tap('Gửi yêu cầu');
    await citizen.waitFor(/đã nhận yêu cầu sửa dữ liệu/);
    const [request] = await rowsOf('dataRequests', citizen);
    expect(request).toMatchObject({ kind: 'correct', state: 'open', officeId: 'ninh-thanh' });
    expect(JSON.stringify(request)).not.toContain('1991');
  });
});
