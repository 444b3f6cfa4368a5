import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type ClerkAtWork, logInClerk } from '../support/clerk-at-work.js';
import { conversationIdOf, expectEveryMessageOnce, untilAllIsDone } from '../support/outcomes.js';
import { type Product, startProduct } from '../support/start-product.js';
import { OAS } from '../support/test-settings.js';
import { until } from '../support/until.js';

const HERE = '/offices/ninh-thanh/assisted';
const COPY = '2.000635';
const CARD = '072090001234||Nguyễn Văn Mẫu|02011990|Nam|Khu phố Ninh Đức, Ninh Thạnh, Tây Ninh|15042021';
const [NINH_THANH = ''] = OAS.map(({ oaId }) => oaId);

let product: Product;
let clerk: ClerkAtWork;
beforeAll(async () => {
  product = await startProduct({ redisDb: 10, over: { LOG_LEVEL: 'silent' } });
  clerk = await logInClerk(product.webUrl);
});
afterAll(() => product?.stop());

/** What the page asks for and who fills it in answers, by the field. */
const ANSWERS: Record<string, string> = {
  'nyc.loai': 'CA_NHAN',
  'nyc.quanHe': 'BAN_THAN',
  'nyc.sdt': '0912345678',
  'nguoiDuocCap.ngaySinh': '02/01/1990',
};

/** Fills in every section as a browser without scripts would, from what each page shows; leads to the read-back. */
async function fillIn(): Promise<string> {
  const { visitor } = clerk;
  await visitor.get(`${HERE}/begin/${COPY}`);
  const begun = await visitor.post(`${HERE}/begin/${COPY}`, { agreed: 'yes' });
  const draft = begun.location?.replace('/console', '') ?? '';
  let at = draft;
  let isScanned = false;
  for (let turn = 0; turn < 30 && !at.endsWith('/read-back'); turn += 1) {
    const { text } = await visitor.get(at);
    const section = /name="section" value="(\d+)"/.exec(text)?.[1] ?? '1';
    const card: string | undefined = isScanned ? undefined : /name="(card\.[^"]+)"/.exec(text)?.[1];
    isScanned ||= card !== undefined;
    const fields = card ? { [card]: CARD } : {};
    const posted = await visitor.post(draft, { section, go: 'next', ...fieldsOf(text), ...fields });
    at = posted.location?.replace('/console', '') ?? `${draft}?section=${section}`;
  }
  expect(at).toBe(`${draft}/read-back`);
  return draft;
}

/** The fields of a page: what stands there, what the test knows, the first choice, or the example. */
function fieldsOf(page: string): Record<string, string> {
  const texts = [...page.matchAll(/<input id="f-[^"]+" name="f\.([^"]+)" value="([^"]*)"/g)];
  const radios = [...page.matchAll(/type="radio"[^>]* name="f\.([^"]+)" value="([^"]*)"( checked)?/g)];
  const papers = [...page.matchAll(/type="hidden" name="(f\.[^"]+)" value=""/g)];
  const fields: Record<string, string> = {};
  for (const [, key = '', value = ''] of texts) {
    const hint = new RegExp(`id="f-${key}-ask">[^<]*Ví dụ:? ([^<]*)<`).exec(page)?.[1] ?? '';
    fields[`f.${key}`] = value !== '' ? value : (ANSWERS[key] ?? hint.trim());
  }
  for (const [, key = '', value = '', checked] of radios) {
    const name = `f.${key}`;
    if (checked || !(name in fields)) fields[name] = checked ? value : (ANSWERS[key] ?? value);
  }
  return { ...Object.fromEntries(papers.map(([, name = '']) => [name, ''])), ...fields };
}

it('is read, changed and submitted by the citizen in their own chat, with the code from the counter', async () => {
  const draft = await fillIn();
  const page = (await clerk.visitor.post(`${draft}/code`)).text;
  const code = /MÃ <strong>([\w ]+)<\/strong>/.exec(page)?.[1] ?? '';
  const citizen = product.simulator.citizen(NINH_THANH, '246845883529620001', { name: 'Nguyễn Văn Mẫu' });
  await citizen.say('Mã C3C 3C3');
  await citizen.waitFor(/không tìm thấy tờ khai nào mang mã này/);
  await citizen.say(`Mã ${code}`);
  await citizen.waitFor(/Đây là tờ khai[\s\S]*NGUYỄN VĂN MẪU/);
  expect((await clerk.visitor.get(`${draft}/waiting`)).text).toContain('đã nhận tờ khai trên Zalo');
  await citizen.tap('Nộp hồ sơ');
  await citizen.waitFor(/Lời cam đoan/);
  await citizen.tap('Đồng ý cam đoan và nộp');
  await citizen.waitFor(/Mã hồ sơ: .*\d{6}-\d{4}/);
  const dossiers = await product.database.collection('dossiers').find({}).toArray();
  expect(dossiers).toMatchObject([
    {
      conversationId: conversationIdOf(citizen),
      channel: 'ZALO',
      assistedBy: { username: 'canbo.mau', role: 'clerk' },
    },
  ]);
  await untilAllIsDone(product.database);
  await expectEveryMessageOnce(product.database, citizen);
});

it('is filed at the counter by a clerk who saw the signature, and tells nobody', async () => {
  const draft = await fillIn();
  await clerk.visitor.post(`${draft}/sign`, { seen: 'yes' });
  const found = () => product.database.collection('dossiers').findOne({ channel: 'COUNTER' });
  await until(async () => (await found())?.announcedSeq === 1, 'the dossier is there');
  const dossier = await found();
  expect(dossier).toMatchObject({ conversationId: null, assistedBy: { username: 'canbo.mau' }, state: 1 });
  const address = (await clerk.find(String(dossier?.code))) ?? '';
  expect((await clerk.visitor.get(address)).text).toContain('Lê Thị Mẫu');
  await clerk.act(String(dossier?.code), 'accept');
  await until(async () => (await found())?.announcedSeq === 2, 'acceptance is settled');
  expect(
    await product.database
      .collection('assistedDrafts')
      .find({ sealed: { $ne: null } })
      .toArray(),
  ).toEqual([]);
});
