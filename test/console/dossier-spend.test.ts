import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { quotaKeys } from '../../src/notices/quota-counters.js';
import { createVisitor } from './support/create-visitor.js';
import { type OpenConsole, openConsole } from './support/open-console.js';

let site: OpenConsole;
beforeEach(async () => {
  site = await openConsole();
});
afterEach(async () => {
  await site.close();
  expect(site.failures).toEqual([]);
});

async function page(): Promise<string> {
  const hanh = createVisitor(site.base);
  await hanh.logIn('hanh');
  return (await hanh.get('/offices/ninh-thanh/notices')).text;
}

it('says what news of dossiers by template has cost this month, and what it may cost', async () => {
  const office = site.offices.find(({ id }) => id === 'ninh-thanh');
  if (!office) throw new Error('no office');
  const status = { templateId: '1', ways: ['uid' as const], data: {} };
  Object.assign(office, { dossierMessages: { monthlyBudgetVnd: 200_000, templates: { status } } });
  await site.noticeRoom.counters.take(quotaKeys.dossierMessages(office.oaId, site.now()), 1_200, 200_000);
  expect(await page()).toContain('tháng này đã tốn 1.200 đ trong 200.000 đ');
});

it('says that whoever is silent for a week has to be called where there are none', async () => {
  expect(await page()).toContain('Chưa có mẫu tin báo hồ sơ');
});
