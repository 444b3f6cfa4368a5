import { afterAll, beforeAll, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { composeOperator } from '../../src/composition/compose-operator.js';
import { readSettings } from '../../src/config.js';
import { OfficeId } from '../../src/ids.js';
import { createVisitor, type Visitor } from '../console/support/create-visitor.js';
import { moveToDaytime } from '../support/by-day.js';
import { type Product, startProduct } from '../support/start-product.js';
import { OAS } from '../support/test-settings.js';
import { until } from '../support/until.js';

const OA = OAS[0]?.oaId ?? '';
const ALL = '/offices/ninh-thanh/notices';
const PASSWORD = 'mat-khau-cua-lanh-dao';
const PATIENCE_MS = 60_000;
const WITHIN_HALF_AN_HOUR = 31 * 60_000;

let product: Product;
let backToNow: () => void;
beforeAll(async () => {
  backToNow = moveToDaytime();
  product = await startProduct({ redisDb: 3, over: { LOG_LEVEL: 'silent' } });
  const operator = await composeOperator(readSettings(product.env));
  for (const username of ['lanhdao.mot', 'lanhdao.hai'])
    await operator.staff.addStaff({
      ...{ username, displayName: username, role: 'official', password: PASSWORD },
      officeIds: [OfficeId.parse('ninh-thanh')],
    });
  await operator.close();
});
afterAll(async () => {
  await product?.stop();
  backToNow();
});

async function logIn(username: string): Promise<Visitor> {
  const visitor = createVisitor(`${product.webUrl}/console`);
  expect((await visitor.post('/log-in', { username, password: PASSWORD })).status).toBe(303);
  await visitor.get(ALL);
  return visitor;
}

it('a notice goes with its picture, is an article besides, and is answered by quoting it', async () => {
  const lan = product.simulator.citizen(OA, '2468458835296719001');
  await lan.say('xin chào');
  lan.change({ follows: true });
  const hoa = await logIn('lanhdao.mot');
  const { location } = await hoa.post(ALL, { kindId: 'lich-cat-dien' });
  const here = (location ?? '').replace('/console', '');
  await hoa.get(here);
  const png = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  const submitted = await hoa.postForm(here, {
    ...{ version: '1', action: 'submit', title: 'Cắt điện', text: 'Khu phố 3 cắt điện sáng mai.' },
    ...{ buttons: '', ways: 'free', match: 'all', file: new File([new Uint8Array(png)], 'so-do.png') },
    ...{ article: '1', articleTitle: 'Lịch cắt điện', articleCover: '1' },
  });
  expect(submitted.status).toBe(303);
  const binh = await logIn('lanhdao.hai');
  await binh.get(here);
  expect((await binh.post(here, { action: 'release', version: '3' })).status).toBe(303);

  const isIt = ({ text }: { text?: string | undefined }) => text === 'Khu phố 3 cắt điện sáng mai.';
  await until(() => lan.messages().some(isIt), 'the notice is there', PATIENCE_MS);
  const [notice] = lan.messages().filter(isIt);
  expect(notice?.kind).toBe('image');

  // The platform makes the article, looks at the broadcast for half an hour, and shows it.
  await product.simulator.clock.advance(6_000);
  const isHanded = async () => (await binh.get(`${here}/live`)).text.includes('Đã giao Zalo phát');
  await until(isHanded, 'the article is handed over', PATIENCE_MS);
  await product.simulator.clock.advance(WITHIN_HALF_AN_HOUR);
  const article = () => lan.messages().find(({ kind }) => kind === 'article');
  await until(() => article() !== undefined, 'the article is there', PATIENCE_MS);
  const [card] = article()?.elements ?? [];
  expect(card?.title).toBe('Lịch cắt điện');
  const cover = new URL(card?.imageUrl ?? 'http://none');
  const fetched = await fetch(product.webUrl + cover.pathname);
  expect([fetched.status, fetched.headers.get('content-type')]).toEqual([200, 'image/png']);

  await lan.does({ do: 'say', text: 'Cảm ơn phường', quoteId: notice?.id });
  const isAnswered = async () => (await binh.get(`${here}/answers`)).text.includes('Cảm ơn phường');
  await until(isAnswered, 'the answer is with the notice', PATIENCE_MS);
  await lan.waitFor(/đã ghi lời này cùng thông báo/, { timeoutMs: PATIENCE_MS });
  await lan.does({ do: 'say', text: 'Nhà tôi có người bệnh', quoteId: notice?.id });
  const areBoth = async () =>
    /Cảm ơn phường\s+Nhà tôi có người bệnh/.test((await binh.get(`${here}/answers`)).text);
  await until(areBoth, 'what was said later is there as well', PATIENCE_MS);
  expect(lan.messages().filter(isIt)).toHaveLength(1);
}, 240_000);
