import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import type { CitizenHandle } from '../../simulator/citizens/citizen-handle.js';
import { photoOfCard } from '../support/card-photo.js';
import { conversationIdOf, untilAllIsDone } from '../support/outcomes.js';
import { type Product, startProduct } from '../support/start-product.js';
import { APP_ID, OAS } from '../support/test-settings.js';
import { openConversation } from './support/open-record.js';

const HOLDER = {
  number: '072090667788',
  name: 'Nguyễn Thị Sơn Ca',
  birth: '02011990',
  sex: 'Nữ',
  address: 'Ấp Chim Sáo, Ninh Thạnh, Tây Ninh, Tây Ninh',
};
const NAME_ASKED = 'họ, chữ đệm, tên của mình';

let product: Product;
let photo: Buffer;
let born = 0;

beforeAll(async () => {
  photo = await photoOfCard(HOLDER);
  product = await startProduct({ redisDb: 13, over: { LOG_LEVEL: 'silent' } });
});
afterAll(() => product?.stop());

/** A citizen who applies for themself and is asked for their name. */
async function atTheName(): Promise<CitizenHandle> {
  const citizen = product.simulator.citizen(OAS[0]?.oaId ?? '', `24684588352974${10_000 + born++}`);
  await citizen.say('xin giấy độc thân');
  for (const [said, label] of [
    ['Cần chuẩn bị', 'Bắt đầu'],
    ['có đồng ý không', 'Đồng ý tiếp tục'],
    ['cho chính mình hay cho ai', 'Cho chính tôi'],
  ] as const) {
    await citizen.waitFor(said);
    await citizen.tap(label);
  }
  await citizen.waitFor(NAME_ASKED);
  return citizen;
}

const rowsOf = (collection: string, citizen: CitizenHandle) =>
  product.database
    .collection(collection)
    .find({ conversationId: conversationIdOf(citizen) })
    .toArray();

/** Every document of every collection, and whatever lies in GridFS, as text. */
async function everything(): Promise<string> {
  const { db } = product.database;
  const names = ((await db?.listCollections().toArray()) ?? []).map(({ name }) => name);
  const all = await Promise.all(
    names.map(async (name) => {
      const raw = await db?.collection(name).find({}, { raw: true }).toArray();
      return (raw ?? []).map((bytes) => Buffer.from(bytes as unknown as Uint8Array).toString('latin1'));
    }),
  );
  return all.flat().join('\n');
}

describe('a photo of an identity card', () => {
  it('fills what it can once the citizen has said that it is right, and rests nowhere', async () => {
    const citizen = await atTheName();
    await citizen.tap('Chụp mã QR trên thẻ');
    await citizen.waitFor('em chỉ đọc mã QR rồi xóa ngay');
    await citizen.sendPhoto(photo);
    const check = await citizen.waitFor('Đúng không ạ?');
    expect(check.text).toContain('NGUYỄN THỊ SƠN CA');
    expect(check.text).toContain('0720••••7788');
    expect(check.text).not.toContain(HOLDER.number);
    await citizen.tap('Đúng');
    await citizen.waitFor('Số điện thoại');
    const { session } = await openConversation(product.database, citizen);
    expect(session.form?.answers['nyc.soDinhDanh']?.value).toBe(HOLDER.number);
    expect(session.form?.answers['nguoiDuocCap.ngaySinh']?.value).toEqual({ y: 1990, m: 1, d: 2 });

    await untilAllIsDone(product.database);
    expect(await rowsOf('media', citizen)).toEqual([expect.objectContaining({ state: 'dropped' })]);
    const [row] = await rowsOf('media', citizen);
    expect(row).not.toHaveProperty('sealedUrl');
    expect(row).not.toHaveProperty('fileId');
    const rest = await everything();
    const secrets = [HOLDER.number, HOLDER.name, HOLDER.address].map((text) => Buffer.from(text, 'utf8'));
    for (const secret of [...secrets, photo.subarray(1_000, 1_040)])
      expect(rest.includes(secret.toString('latin1'))).toBe(false);
  });

  it('that shows none leads to one hint and then to typing', async () => {
    const citizen = await atTheName();
    const table = await sharp(randomBytes(3 * 400), { raw: { width: 20, height: 20, channels: 3 } })
      .resize(1200, 900)
      .jpeg()
      .toBuffer();
    await citizen.sendPhoto(table);
    await citizen.waitFor('chụp gần lại');
    await citizen.sendPhoto(table);
    await citizen.waitFor('gõ giúp em cho nhanh');
    await citizen.say(HOLDER.name);
    await citizen.waitFor('✓ Họ, chữ đệm, tên người yêu cầu');
  });

  it('behind an address that may not be asked is told at once', async () => {
    const citizen = await atTheName();
    const { oaId, userId } = citizen;
    await product.simulator.postEvent(oaId, userId, {
      ...{ app_id: APP_ID, event_name: 'user_send_image' },
      ...{ sender: { id: userId }, recipient: { id: oaId } },
      message: {
        msg_id: randomBytes(8).toString('hex'),
        attachments: [{ type: 'image', payload: { url: 'https://10.0.0.1/the.jpg', thumbnail: 'x' } }],
      },
    });
    await citizen.waitFor('cũng có thể gõ');
  });
});
