import { expect, it } from '@jest/globals';
import { moment } from '../calendar/opening-hours.js';
import { expectAccessible } from './support/expect-accessible.js';
import { fitsWidth, type Person, PHONE, SCREEN } from './support/open-browser.js';
import type { OpenConsole } from './support/open-console.js';
import { useSeat } from './support/use-seat.js';

let site: OpenConsole;
let person: Person;
useSeat((seat) => {
  ({ site, person } = seat);
});

it('an appointment is moved from the page of its dossier, with the message in sight', async () => {
  const { page } = person;
  const appointment = { desk: 'marriage', at: moment('2026-03-05 09:00'), minutes: 30, askedAt: 1 } as const;
  const { dossierId } = await site.receive({ appointment });
  await person.enter('mai');
  await person.openDossier(dossierId);
  await page.getByRole('link', { name: 'Đổi hoặc bỏ hẹn' }).click();
  await page.getByLabel('Ngày giờ mới').selectOption({ label: '14:00, Thứ Năm, 05/03/2026' });
  await page.getByLabel('Lý do, người nộp đọc được').first().fill('Cán bộ phụ trách vắng mặt buổi sáng.');
  const preview = page.getByRole('group', { name: 'Người nộp sẽ nhận được' }).first();
  await preview.getByText('Cán bộ phụ trách vắng mặt buổi sáng.').waitFor();
  for (const size of [PHONE, SCREEN]) {
    await page.setViewportSize(size);
    await expectAccessible(page);
    expect(await fitsWidth(page)).toBe(true);
    await person.keepPicture(size === SCREEN ? 'doi-hen' : 'doi-hen-360', { fullPage: size === PHONE });
  }
  await page.getByRole('button', { name: 'Lưu giờ hẹn' }).click();
  await page.getByText('Đã hẹn lại hồ sơ').waitFor();
  await page.getByText('05/03/2026 14:00').first().waitFor();
  await page.getByRole('link', { name: 'Đổi hoặc bỏ hẹn' }).click();
  await page.getByText('Bỏ giờ hẹn, chưa hẹn lại').click();
  await page.getByLabel('Lý do, người nộp đọc được').last().fill('Theo đề nghị của ông/bà.');
  await page.getByRole('button', { name: 'Bỏ giờ hẹn' }).click();
  await page.getByText('Đã bỏ giờ hẹn của hồ sơ').waitFor();
});
