import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ClerkAtWork, logInClerk } from '../support/clerk-at-work.js';
import { fillForm } from '../support/fill-form.js';
import { conversationIdOf, expectEveryMessageOnce, untilAllIsDone } from '../support/outcomes.js';
import { CLERK, OTHER_CLERK, type Product, startProduct } from '../support/start-product.js';
import { OAS } from '../support/test-settings.js';

const [NINH_THANH, BINH_MINH] = OAS.map(({ oaId }) => oaId) as [string, string];
const CODE = /000\.00\.0\d\.H53-\d{6}-\d{4}/;

let product: Product;
let clerk: ClerkAtWork;
let born = 0;

beforeAll(async () => {
  product = await startProduct({ redisDb: 6, over: { LOG_LEVEL: 'silent' } });
  clerk = await logInClerk(product.webUrl, CLERK);
});
afterAll(() => product?.stop());

const aCitizen = (oaId = NINH_THANH) =>
  product.simulator.citizen(oaId, `24684588352962${10_000 + born++}`, { name: 'Nguyễn Văn Mẫu' });

/** A citizen who has filed a dossier, with its code. */
async function aFiler(oaId = NINH_THANH) {
  const citizen = aCitizen(oaId);
  await citizen.say('trích lục khai sinh');
  const code = CODE.exec(await fillForm(citizen))?.[0] ?? '';
  return { citizen, code };
}

const dossierOf = async (code: string) => {
  const found = await product.database.collection('dossiers').find({ code }).toArray();
  expect(found).toHaveLength(1);
  return found[0];
};

describe('a citizen who files', () => {
  it.each([
    { words: 'giay doc than', procedureId: '1.004873', fee: /Lệ phí: theo Nghị quyết của HĐND tỉnh/ },
    { words: 'trích lục khai sinh', procedureId: '2.000635', fee: /Lệ phí: 16\.000 đồng/ },
  ])('has a dossier of $procedureId and a receipt with code, fee and promised date', async (filing) => {
    const citizen = aCitizen();
    await citizen.say(filing.words);
    const receipt = await fillForm(citizen);
    const code = CODE.exec(receipt)?.[0] ?? '';
    const dossier = await dossierOf(code);
    expect(dossier).toMatchObject({
      officeId: 'ninh-thanh',
      conversationId: conversationIdOf(citizen),
      procedureId: filing.procedureId,
      state: 1,
    });
    expect(receipt).toMatch(filing.fee);
    expect(receipt).toMatch(promise(dossier?.dueAt));
    await untilAllIsDone(product.database);
    await expectEveryMessageOnce(product.database, citizen);
  });

  it('answers what the clerk asks for, and hears of acceptance and result', async () => {
    const { citizen, code } = await aFiler();
    await clerk.act(code, 'accept');
    await citizen.waitFor(new RegExp(`${code} .* đã được tiếp nhận`));
    await clerk.act(code, 'askSupplement', 'Số quyển sổ hộ tịch cũ');
    await citizen.waitFor(/cần bổ sung 1\/1:\s+Số quyển sổ hộ tịch cũ\s+Lý do: Chưa có/);
    await citizen.say('Sổ số 12, quyển 1 năm 1990 ạ');
    await citizen.waitFor(/Sổ số 12, quyển 1 năm 1990 ạ/);
    await citizen.tap('Gửi bổ sung');
    await citizen.waitFor(`Phường đã nhận phần bổ sung của hồ sơ ${code}`);
    const answered = await clerk.visitor.get((await clerk.find(code)) ?? '');
    expect(answered.text).toContain('Sổ số 12, quyển 1 năm 1990 ạ');
    await clerk.act(code, 'finish', 'Mời ông/bà đến quầy số 2.');
    await citizen.waitFor(/đã có kết quả\.\s+Mời ông\/bà đến quầy số 2\./);
    expect(await dossierOf(code)).toMatchObject({ state: 9 });
    await untilAllIsDone(product.database);
    await expectEveryMessageOnce(product.database, citizen);
  });

  it('hears why the office refuses', async () => {
    const { citizen, code } = await aFiler();
    await clerk.act(code, 'refuse', 'Sổ gốc không lưu tại phường.');
    await citizen.waitFor(/không tiếp nhận.*\nLý do: Sổ gốc không lưu tại phường\./);
    expect(await dossierOf(code)).toMatchObject({ state: 3 });
  });

  it('finds the dossier again by asking', async () => {
    const { citizen, code } = await aFiler();
    await citizen.say(`tra cứu ${code}`);
    await citizen.waitFor(`• ${code} – `);
  });
});

describe('two accounts in one deployment', () => {
  it('keep apart what a citizen of the same id does at each', async () => {
    const here = aCitizen(NINH_THANH);
    const there = product.simulator.citizen(BINH_MINH, here.userId);
    await Promise.all([here.say('trích lục khai sinh'), there.say('giấy độc thân')]);
    const [receiptHere, receiptThere] = await Promise.all([fillForm(here), fillForm(there)]);
    const [codeHere, codeThere] = [CODE.exec(receiptHere)?.[0] ?? '', CODE.exec(receiptThere)?.[0] ?? ''];
    expect([codeHere.slice(0, 13), codeThere.slice(0, 13)]).toEqual(['000.00.01.H53', '000.00.02.H53']);
    expect(await dossierOf(codeThere)).toMatchObject({ officeId: 'binh-minh', procedureId: '1.004873' });

    await there.say('tra cứu');
    const found = await there.waitFor(codeThere);
    expect(found.text).not.toContain(codeHere);

    const clerkThere = await logInClerk(product.webUrl, OTHER_CLERK, 'binh-minh');
    const address = await clerk.find(codeHere);
    expect(address).toBeDefined();
    expect(await clerkThere.find(codeHere)).toBeUndefined();
    expect((await clerkThere.visitor.get(address ?? '')).status).toBe(404);
    expect((await clerkThere.visitor.get(address?.replace('ninh-thanh', 'binh-minh') ?? '')).status).toBe(
      404,
    );
  });

  it('are spoken through each by its own generation of the platform', async () => {
    const sentBy = (oaId: string) =>
      product.simulator
        .traffic()
        .filter((entry) => entry.kind === 'api' && entry.verdict === 'ok' && entry.oaId === oaId)
        .map(({ request }) => new URL(request.url, 'http://x').pathname)
        .filter((path) => path.endsWith('/message') || path.includes('/message/'));
    expect(new Set(sentBy(NINH_THANH))).toEqual(new Set(['/v3.0/oa/message/cs']));
    expect(new Set(sentBy(BINH_MINH))).toEqual(new Set(['/v2.0/oa/message']));
    // one send of each account may go wrong, to learn which generation it is of
    const others = product.simulator.refusals().filter(({ code }) => code !== -235 && code !== -240);
    expect(others).toEqual([]);
  });
});

/** The line of a receipt about this moment, e.g. "17 giờ, thứ Sáu, 27/11/2026". */
function promise(dueAt: unknown): RegExp {
  const there = new Date(Number(dueAt) + 7 * 3_600_000);
  const day = [there.getUTCDate(), there.getUTCMonth() + 1, there.getUTCFullYear()];
  const date = day.map((part) => String(part).padStart(2, '0')).join('/');
  const weekday = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'][
    there.getUTCDay()
  ];
  return new RegExp(`Hẹn trả kết quả: ${there.getUTCHours()} giờ.*, ${weekday}, ${date}\n`);
}
