import { afterAll, beforeAll, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { logInClerk } from '../support/clerk-at-work.js';
import { beginForm, fillForm } from '../support/fill-form.js';
import { expectEveryMessageOnce, untilAllIsDone } from '../support/outcomes.js';
import { CLERK, type Product, startProduct } from '../support/start-product.js';
import { OAS } from '../support/test-settings.js';
import { until } from '../support/until.js';

let product: Product;
beforeAll(async () => {
  product = await startProduct({ redisDb: 14, over: { LOG_LEVEL: 'silent' } });
});
afterAll(() => product?.stop());

const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF');
const aPhoto = () =>
  sharp({ create: { width: 1200, height: 800, channels: 3, background: '#ddd' } })
    .jpeg()
    .toBuffer();

it('a clerk writes first from a dossier, gets words and a photo, sends files, and the form goes on', async () => {
  const citizen = product.simulator.citizen(OAS[0]?.oaId ?? '', '2468458835296719001');
  await beginForm(citizen);
  const receipt = await fillForm(citizen);
  const code = /\S+-\d{6}-\d{4}/.exec(receipt)?.[0] ?? '';
  await untilAllIsDone(product.database);
  await beginForm(citizen);

  const { visitor, find } = await logInClerk(product.webUrl);
  const talk = `${await find(code)}/talk`;
  const words = async () => (await visitor.get(talk)).text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  const act = async (fields: Record<string, string | File>) => {
    const { text } = await visitor.get(talk);
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
    const seen = { heard: hidden('heard'), from: hidden('from'), replyId: hidden('replyId') };
    expect((await visitor.postForm(`${talk}/actions`, { ...seen, text: '', ...fields })).status).toBe(303);
  };

  expect(await words()).toMatch(/Chưa có tin nhắn nào .* trong 48 giờ qua/);
  await act({ action: 'reply', text: 'Ảnh trang hai bị mờ ạ.' });
  const begun = await citizen.waitFor(/Ảnh trang hai bị mờ ạ/);
  expect(begun.text).toMatch(new RegExp(`Cán bộ ${CLERK.name} của .* nhắn về hồ sơ ${code}`));
  expect(begun.text).toMatch(/Em tạm dừng[\s\S]*tờ khai đang làm dở: .*\(1\//);

  await citizen.say('Tôi chụp lại đây');
  await citizen.sendPhoto(await aPhoto());
  await until(async () => /attachments\//.test((await visitor.get(talk)).text), 'the photo has arrived');
  expect(await words()).toContain('Tôi chụp lại đây');

  await act({ action: 'reply', text: 'Em gửi giấy hẹn.', file: new File([PDF], 'giấy hẹn.pdf') });
  await citizen.waitFor(({ kind }) => kind === 'file');
  await act({ action: 'reply', file: new File([await aPhoto()], 'bản đồ.png') });
  await citizen.waitFor(({ kind }) => kind === 'image');
  await until(
    async () =>
      (await words()).match(/giấy hẹn\.pdf \d+ KB · đã đến máy .*bản đồ\.jpg \d+ KB · đã đến máy/) !== null,
    'the page says that both files arrived',
  );

  await act({ action: 'close' });
  await citizen.waitFor(/Cán bộ đã kết thúc cuộc trò chuyện[\s\S]*Câu 1\//);
  await citizen.tap('Cá nhân');
  await citizen.waitFor(/Câu 2\//);
  await untilAllIsDone(product.database);
  await expectEveryMessageOnce(product.database, citizen);
  // what was sent is the citizen's; nothing of it stays here
  expect(
    await product.database.collection('outgoingFiles').countDocuments({ state: { $ne: 'erased' } }),
  ).toBe(0);
});
