import { expect, it } from '@jest/globals';
import type { Grade } from '../../src/flow/survey.js';
import { moment } from '../calendar/opening-hours.js';
import { aSurvey } from '../reports/satisfaction-store-contract.js';
import { expectAccessible } from './support/expect-accessible.js';
import { fitsWidth, type Person, PHONE, SCREEN } from './support/open-browser.js';
import type { OpenConsole } from './support/open-console.js';
import { useSeat } from './support/use-seat.js';

let site: OpenConsole;
let person: Person;
useSeat((seat) => {
  ({ site, person } = seat);
});

const WORDS =
  'Phải đi lại ba lần vì thiếu giấy tờ mà lần đầu không ai nói. Mong phường hướng dẫn một lần cho đủ.';

async function answerAll() {
  const given: [string, readonly Grade[], string?][] = [
    ['1.004873', [5, 5, 5, 4, 4, 2, 1], WORDS],
    ['1.001193', [5, 4, 3], 'Cán bộ hướng dẫn tận tình.'],
    ['2.000635', [5]],
    ['2.000815', [4]],
  ];
  for (const month of ['2026-02', '2026-03', '2026-04'])
    for (const [procedureId, grades, words = ''] of given)
      for (const [n, grade] of grades.entries())
        await site.satisfaction.record(
          aSurvey({
            ...{ procedureId, dossierId: `${month}-${procedureId}-${n}` },
            askedAt: moment(`${month}-05 10:00`),
            answer: { turn: 1, grade, words: n === grades.length - 1 ? words : '' },
          }),
        );
}

it('an official reads how satisfied people were, on a screen and on a phone', async () => {
  await answerAll();
  site.advance(moment('2026-04-20 09:00') - site.now());
  await person.enter('hanh');
  await person.openHome();
  const { page } = person;
  await page.getByRole('link', { name: 'Mức độ hài lòng' }).click();
  await page.getByRole('heading', { name: 'Tháng 03/2026', exact: true }).waitFor();
  await page.getByText(WORDS).waitFor();
  for (const size of [SCREEN, PHONE]) {
    await page.setViewportSize(size);
    expect([size.width, await fitsWidth(page)]).toEqual([size.width, true]);
    await expectAccessible(page);
    await page.evaluate('window.scrollTo(0, 0)');
    if (size === SCREEN) await person.keepPicture('hai-long');
    await person.keepPicture(`hai-long-${size.width}`, { fullPage: true });
  }
  await page.setViewportSize(SCREEN);
  await page.getByRole('link', { name: '04/2026' }).click();
  await page.getByText('Hiện điểm từ ngày 08/05/2026').first().waitFor();
  expect(await page.getByText(WORDS).count()).toBe(0);
  await person.keepPicture('hai-long-thang-nay', { fullPage: true });
});

it('an administrator, who has the most to choose from, still has one line at the head of the page', async () => {
  await person.enter('quantri');
  for (const size of [SCREEN, PHONE]) {
    await person.page.setViewportSize(size);
    await person.page.goto(`${site.base}/offices/ninh-thanh/satisfaction`);
    const head = await person.page.locator('header.top').boundingBox();
    expect([size.width, head?.height]).toEqual([size.width, expect.any(Number)]);
    expect(head?.height).toBeLessThan(75);
    await person.keepPicture(`hai-long-quan-tri-${size.width}`);
  }
});
