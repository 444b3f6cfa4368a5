import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import type { CitizenHandle } from '../../simulator/citizens/citizen-handle.js';
import { photograph, renderPaper } from '../media/support/made-up-paper.js';
import { EICAR, openStandInClamd, type StandInClamd } from '../media/support/stand-in-clamd.js';
import { logInClerk } from '../support/clerk-at-work.js';
import { type Answers, fillForm } from '../support/fill-form.js';
import { conversationIdOf, messageRowsOf, untilAllIsDone } from '../support/outcomes.js';
import { type Product, startProduct } from '../support/start-product.js';
import { APP_ID, OAS } from '../support/test-settings.js';
import { until } from '../support/until.js';
import { openConversation } from './support/open-record.js';

const NINH_THANH = OAS[0]?.oaId ?? '';
const aPhoto = (): Promise<Buffer> => aPicture(randomBytes(3 * 64 * 64));
/** A photo of a paper whose pattern is this. */
const aPicture = (pattern: Buffer): Promise<Buffer> =>
  sharp(pattern, { raw: { width: 64, height: 64, channels: 3 } })
    .resize(1_024, 1_024, { kernel: 'nearest' })
    .jpeg()
    .toBuffer();
/** How far two pictures are apart, per pixel (0 to 255): a picture is made anew before it is kept. */
async function likeness(one: Buffer, other: Buffer): Promise<number> {
  const [a, b] = await Promise.all([one, other].map((bytes) => sharp(bytes).resize(64, 64).raw().toBuffer()));
  const apart = [...(a ?? [])].map((value, at) => Math.abs(value - (b?.[at] ?? 0)));
  return apart.reduce((sum, value) => sum + value, 0) / apart.length;
}
/** Two random patterns are 85 apart. */
const ALIKE = 10;
/** The question of the form that asks for a photo. */
const PHOTO_ASKED = /Nếu còn giấy cũ, ông\/bà gửi ảnh/;
const ENOUGH = 'Xong';

let product: Product;
/** A second host of pictures, which is busy as often as `busy` says. */
let pictures: Server;
let picturesUrl: string;
let scanner: StandInClamd;
let busy = 0;
let served: Buffer;
let born = 0;

beforeAll(async () => {
  served = await aPhoto();
  pictures = createServer((_req, res) => {
    if (busy-- > 0) res.writeHead(503).end();
    else res.end(served);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => pictures.once('listening', resolve));
  const host = `127.0.0.1:${(pictures.address() as AddressInfo).port}`;
  picturesUrl = `http://${host}/anh.jpg`;
  scanner = await openStandInClamd();
  product = await startProduct({
    redisDb: 8,
    over: { LOG_LEVEL: 'silent' },
    change: (env) => ({
      ...env,
      MEDIA_HOSTS: `${env.MEDIA_HOSTS},${host}`,
      CLAMD_ADDRESS: `127.0.0.1:${scanner.port}`,
    }),
  });
});
afterAll(async () => {
  await product?.stop();
  pictures?.close();
  await scanner?.close();
});

const aCitizen = () => product.simulator.citizen(NINH_THANH, `24684588352964${10_000 + born++}`);

/** Sends a photo from an address of the test's choice, which the simulator's citizens cannot. */
const postPhoto = ({ oaId, userId }: CitizenHandle, url: string) =>
  product.simulator.postEvent(oaId, userId, {
    app_id: APP_ID,
    event_name: 'user_send_image',
    sender: { id: userId },
    recipient: { id: oaId },
    message: {
      msg_id: randomBytes(8).toString('hex'),
      attachments: [{ type: 'image', payload: { url, thumbnail: url } }],
    },
  });

/** Files a dossier; when the photo is asked for, does this and then says that it was all. */
async function fileWith(citizen: CitizenHandle, send: (citizen: CitizenHandle) => Promise<unknown>) {
  const answers: Answers = [
    [
      PHOTO_ASKED,
      async () => {
        await send(citizen);
        await citizen.tap(ENOUGH);
      },
    ],
  ];
  await citizen.say('trích lục khai sinh');
  const receipt = await fillForm(citizen, answers);
  return /000\S+-\d{4}/.exec(receipt)?.[0] ?? '';
}

const filesOf = (citizen: CitizenHandle) =>
  product.database
    .collection('media')
    .find({ conversationId: conversationIdOf(citizen) })
    .sort({ createdAt: 1 })
    .toArray();

/** The bytes of a dossier's only file as the clerk gets them. */
async function openFileOf(code: string): Promise<Buffer> {
  const clerk = await logInClerk(product.webUrl);
  const dossier = (await clerk.find(code)) ?? '';
  const { text } = await clerk.visitor.get(dossier);
  const path = /href="([^"]+\/attachments\/[^"]+)"/.exec(text)?.[1] ?? '';
  const cookie = [...clerk.visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await fetch(product.webUrl + path, { headers: { cookie } });
  return Buffer.from(await response.arrayBuffer());
}

describe('a file that a citizen sends', () => {
  it('is sealed in the record and opens to the same picture at the desk', async () => {
    const citizen = aCitizen();
    const photo = await aPhoto();
    const code = await fileWith(citizen, async () => {
      await citizen.sendPhoto(photo);
      await citizen.waitFor('✓ Đã nhận 1/1: ảnh 1');
    });
    const opened = await openFileOf(code);
    expect(await likeness(opened, photo)).toBeLessThan(ALIKE);
    expect(await filesOf(citizen)).toEqual([
      expect.objectContaining({ state: 'stored', size: opened.length }),
    ]);
    const chunks = await product.database.collection('mediaFiles.chunks').find().toArray();
    const stored = Buffer.concat(chunks.map(({ data }) => Buffer.from(data.buffer)));
    expect(stored.length).toBeGreaterThanOrEqual(opened.length);
    expect(stored.includes(opened.subarray(1_000, 1_032))).toBe(false);
    expect(stored.includes(photo.subarray(1_000, 1_032))).toBe(false);
  });

  it('is refused with a word when it is of another kind, comes from elsewhere or is not there', async () => {
    const citizen = aCitizen();
    await fileWith(citizen, async () => {
      await citizen.sendPhoto(Buffer.from('chỉ là chữ'));
      await citizen.waitFor('Ảnh 1 không phải ảnh hay tệp PDF');
      await postPhoto(citizen, 'https://hinh.example/anh.jpg');
      await citizen.waitFor('Ảnh 1 gửi từ nơi em không mở được');
      await postPhoto(citizen, `${product.simulator.url}/media/${'0'.repeat(20)}/anh.jpg`);
      await citizen.waitFor('Ảnh 1 chưa tải về được');
      await citizen.sendPhoto(await aPhoto());
      await citizen.waitFor('✓ Đã nhận 1/1: ảnh 1');
    });
    const states = (await filesOf(citizen)).map(({ state, reason }) => [state, reason]);
    expect(states).toEqual([
      ['refused', 'wrong-type'],
      ['refused', 'not-allowed'],
      ['refused', 'unreachable'],
      ['stored', undefined],
    ]);
  });

  it('is fetched again when its host was busy', async () => {
    const citizen = aCitizen();
    busy = 1;
    const code = await fileWith(citizen, async () => {
      await postPhoto(citizen, picturesUrl);
      await until(async () => (await filesOf(citizen))[0]?.attempts === 1, 'the first fetch has failed');
      const soon = { $set: { dueAt: Date.now() } };
      await product.database.collection('media').updateMany({ attempts: 1 }, soon);
      await citizen.waitFor('✓ Đã nhận 1/1: ảnh 1');
    });
    expect(await likeness(await openFileOf(code), served)).toBeLessThan(ALIKE);
  });
});

describe('photos that are sent in a burst', () => {
  it('are answered once, by name, when all of them have arrived', async () => {
    const citizen = aCitizen();
    await fileWith(citizen, async () => {
      const before = citizen.messages().filter(({ from }) => from === 'oa').length;
      for (const photo of await Promise.all([aPhoto(), aPhoto(), aPhoto()])) await citizen.sendPhoto(photo);
      await citizen.waitFor('✓ Đã nhận 3/3: ảnh 1, ảnh 2, ảnh 3.');
      expect(citizen.messages().filter(({ from }) => from === 'oa')).toHaveLength(before + 1);
    });
    const heard = citizen.messages().map(({ text = '' }) => text);
    expect(heard.join('\n')).toContain('Giấy tờ kèm theo, đã nhận 1/1: Ảnh giấy cũ (3 ảnh).');
    expect((await filesOf(citizen)).map(({ state }) => state)).toEqual(['stored', 'stored', 'stored']);
  });

  it('are advised upon when one is blurred, and the better one takes its place', async () => {
    const citizen = aCitizen();
    const paper = await renderPaper();
    await fileWith(citizen, async () => {
      await citizen.sendPhoto(await photograph(paper, { blur: 0.004 }));
      await citizen.waitFor('Ảnh 1 bị mờ');
      await citizen.sendPhoto(await photograph(paper));
      await citizen.waitFor('Ảnh 1 là ảnh mới, thay cho ảnh trước');
    });
    await untilAllIsDone(product.database);
    expect((await filesOf(citizen)).map(({ state }) => state).sort()).toEqual(['dropped', 'stored']);
  });
});

describe('a file with a virus scanner in the house', () => {
  it('is never stored before it was scanned, and refused when it is infected', async () => {
    const citizen = aCitizen();
    scanner.behave((socket) => socket.destroy());
    await fileWith(citizen, async () => {
      await citizen.sendPhoto(await aPhoto());
      await citizen.waitFor('Ảnh 1 tải về hơi chậm');
      expect(await filesOf(citizen)).toMatchObject([{ state: 'waiting', attempts: 1 }]);
      scanner.behave(undefined);
      await product.database
        .collection('media')
        .updateMany({ state: 'waiting' }, { $set: { dueAt: Date.now() } });
      await citizen.waitFor('✓ Đã nhận 1/1: ảnh 1');
      await citizen.sendPhoto(Buffer.concat([await aPhoto(), EICAR]));
      await citizen.waitFor('Ảnh 2 có mã độc');
    });
    expect((await filesOf(citizen)).map(({ state, reason }) => [state, reason])).toEqual([
      ['stored', undefined],
      ['refused', 'infected'],
    ]);
  });
});

describe('a citizen who wants to be forgotten', () => {
  /** Has a dossier with a file, and a draft with another. */
  async function aFilerWithDraft() {
    const citizen = aCitizen();
    const filed = await aPhoto();
    const code = await fileWith(citizen, async () => {
      await citizen.sendPhoto(filed);
      await citizen.waitFor('✓ Đã nhận 1/1: ảnh 1');
    });
    await citizen.say('trích lục khai sinh');
    const stopped = new Error('far enough');
    const answers: Answers = [
      [
        PHOTO_ASKED,
        async () => {
          await citizen.sendPhoto(await aPhoto(), { name: 'ban-nhap.jpg' });
          await citizen.waitFor('✓ Đã nhận 1/1: ảnh 1');
          throw stopped;
        },
      ],
    ];
    await expect(fillForm(citizen, answers)).rejects.toBe(stopped);
    return { citizen, code, filed };
  }

  async function expectForgotten(citizen: CitizenHandle, { code, filed }: { code: string; filed: Buffer }) {
    const isForgotten = async () => {
      const { session, intents } = await openConversation(product.database, citizen);
      return session.form === null && intents.length === 0;
    };
    await until(isForgotten, 'the conversation is forgotten');
    await untilAllIsDone(product.database);
    expect((await filesOf(citizen)).map(({ state }) => state)).toEqual(['stored', 'dropped']);
    expect(await product.database.collection('dossiers').countDocuments({ code })).toBe(1);
    expect(await likeness(await openFileOf(code), filed)).toBeLessThan(ALIKE);
    expect(await product.database.collection('mediaFiles.files').countDocuments()).toBe(
      await product.database.collection('media').countDocuments({ state: 'stored' }),
    );
  }

  it('by the platform, loses texts, draft and its files, and keeps the dossier with its files', async () => {
    const { citizen, ...dossier } = await aFilerWithDraft();
    const before = citizen.messages().length;
    await citizen.withdraw();
    await expectForgotten(citizen, dossier);
    const rows = await messageRowsOf(product.database, citizen);
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter(({ sealed }) => sealed !== null)).toEqual([]);
    expect(citizen.messages()).toHaveLength(before);
  });

  it('by their own word, hears that it is done', async () => {
    const { citizen, ...dossier } = await aFilerWithDraft();
    await citizen.say('xóa trò chuyện');
    await citizen.waitFor('muốn xóa cuộc trò chuyện này');
    await citizen.tap('Xóa');
    await citizen.waitFor('Em đã xóa cuộc trò chuyện');
    await expectForgotten(citizen, dossier);
    const kept = (await messageRowsOf(product.database, citizen)).filter(({ sealed }) => sealed !== null);
    expect(kept.length).toBeLessThanOrEqual(1);
  });
});
