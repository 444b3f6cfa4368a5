import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadTemplates } from '../../src/procedures/load-templates.js';
import { type ClerkAtWork, logInClerk } from '../support/clerk-at-work.js';
import { fillForm } from '../support/fill-form.js';
import { conversationIdOf, expectEveryMessageOnce, untilAllIsDone } from '../support/outcomes.js';
import { CLERK, type Product, startProduct } from '../support/start-product.js';
import { OAS } from '../support/test-settings.js';
import type { Filing } from './filings/filing.js';
import { FILINGS } from './filings/index.js';

const [NINH_THANH = ''] = OAS.map(({ oaId }) => oaId);
const CODE = /000\.00\.0\d\.H53-\d{6}-\d{4}/;

let product: Product;
let clerk: ClerkAtWork;
let born = 0;

beforeAll(async () => {
  product = await startProduct({ redisDb: 12, over: { LOG_LEVEL: 'silent' } });
  clerk = await logInClerk(product.webUrl, CLERK);
});
afterAll(() => product?.stop());

const aCitizen = () =>
  product.simulator.citizen(NINH_THANH, `24684588352967${10_000 + born++}`, { name: 'Công dân thử' });

/** From hello to the receipt, as somebody does who knows what they want. */
async function file({ words, answers }: Filing) {
  const citizen = aCitizen();
  await citizen.say('xin chào');
  await citizen.waitFor(/cần làm gì ạ/);
  await citizen.say(words);
  const receipt = await fillForm(citizen, answers);
  return { citizen, receipt, code: CODE.exec(receipt)?.[0] ?? '' };
}

describe('every procedure, on real parts', () => {
  it('is filed here', () => {
    const offered = new Set(loadTemplates('templates').catalogue.procedures.map(({ id }) => id));
    expect(new Set(FILINGS.map(({ procedureId }) => procedureId))).toEqual(offered);
  });

  it.each(FILINGS)('$procedureId goes from hello to a receipt, and lies before the clerk', async (filing) => {
    const { citizen, receipt, code } = await file(filing);
    for (const pattern of filing.receipt) expect(receipt).toMatch(pattern);
    const dossiers = await product.database.collection('dossiers').find({ code }).toArray();
    expect(dossiers).toHaveLength(1);
    expect(dossiers[0]).toMatchObject({
      conversationId: conversationIdOf(citizen),
      procedureId: filing.procedureId,
      state: 1,
      ...filing.dossier,
    });

    const page = (await clerk.visitor.get((await clerk.find(code)) ?? '')).text;
    for (const text of filing.clerkReads) expect(page).toContain(text);
    for (const text of filing.hidden ?? []) expect(page).not.toContain(text);

    await clerk.act(code, 'accept');
    await citizen.waitFor(new RegExp(`${code} .* đã được tiếp nhận`));
    await untilAllIsDone(product.database);
    await expectEveryMessageOnce(product.database, citizen);
  });
});
