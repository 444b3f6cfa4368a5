import { expect, it } from '@jest/globals';
import { isSending } from '../../src/notices/is-sending.js';
import { moment } from '../calendar/opening-hours.js';
import { BINH_MINH, NINH_THANH } from '../dossiers/dossier-builders.js';
import { createFakeNoticeRowStore, createFakeNoticeStore } from '../fakes/create-fake-notice-stores.js';
import { aNotice, aRow, HOUR, NOW } from './builders.js';

it('is an office while something of its notices may leave, and not while they only wait', async () => {
  const [notices, rows] = [createFakeNoticeStore(), createFakeNoticeRowStore()];
  const asked = (at: number, office = NINH_THANH) => isSending({ notices, rows, now: () => at }, office);
  await notices.save(aNotice({ state: 'sending' }));
  expect(await asked(NOW)).toBe(false);
  await rows.plan([aRow(1, { retryAt: NOW + HOUR })]);
  expect([await asked(NOW), await asked(NOW + HOUR)]).toEqual([false, true]);
  expect(await asked(NOW + HOUR, BINH_MINH)).toBe(false);
  expect(await asked(moment('2026-11-27 01:00'))).toBe(false);
  await notices.save(aNotice({ state: 'stopped', version: 2 }));
  expect(await asked(NOW + HOUR)).toBe(false);
});
