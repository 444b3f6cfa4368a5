import { describe, expect, it } from '@jest/globals';
import { RECEIVED_AT } from '../dossiers/dossier-builders.js';
import { fitsWidth, type Person, PHONE } from './support/open-browser.js';
import type { OpenConsole } from './support/open-console.js';
import { useSeat } from './support/use-seat.js';

let site: OpenConsole;
let person: Person;
useSeat(async (seat) => {
  ({ site, person } = seat);
  const staff = { kind: 'staff', username: 'mai' } as const;
  const dueAt = RECEIVED_AT + 200_000_000;
  await site.receive({
    state: 2,
    version: 2,
    lastSeq: 2,
    history: [
      ...([
        {
          seq: 1,
          at: RECEIVED_AT,
          by: { kind: 'citizen' },
          from: null,
          to: 1,
          action: 'receive',
          move: 'received',
          dueAt,
        },
      ] as const),
      ...([
        { seq: 2, at: RECEIVED_AT, by: staff, from: 1, to: 2, action: 'accept', move: 'accepted', dueAt },
      ] as const),
    ],
  });
  await person.enter('mai');
});

const open = (path: string) => person.page.goto(`${site.base}/offices/ninh-thanh${path}`);

describe('papers in the browser', () => {
  it('come to the dossier page by themselves and open beside it, ready to print', async () => {
    await open('/dossiers/d-1');
    const list = person.page.locator('.papers');
    await list.waitFor();
    const line = list.locator('li', { hasText: 'Mẫu 01' });
    const [paper] = await Promise.all([
      person.page.context().waitForEvent('page'),
      line.getByRole('link', { name: 'Xem trước, in' }).click(),
    ]);
    await paper.getByText('GIẤY TIẾP NHẬN HỒ SƠ').first().waitFor();
    await paper.getByRole('button', { name: 'In', exact: true }).waitFor();
    const picture = paper.locator('img.code');
    expect(await picture.evaluate((image) => 'naturalWidth' in image && image.naturalWidth)).toBeGreaterThan(
      50,
    );
  });

  it('print what the Word file says and nothing of the screen, on one sheet', async () => {
    await open('/dossiers/d-1/papers/receipt-1');
    await person.page.emulateMedia({ media: 'print' });
    for (const name of ['Tải về (Word)', 'Đăng xuất', 'In']) {
      expect(await person.page.getByText(name, { exact: true }).first().isVisible()).toBe(false);
    }
    expect(
      await person.page.getByText('Lê Văn An').or(person.page.getByText('Trần Thị Mai')).last().isVisible(),
    ).toBe(true);
    const pdf = (await person.page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
  });

  it('lie on their side where the register does', async () => {
    await open('/register/print?from=2026-03-01&to=2026-03-31');
    const pdf = (await person.page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf).toMatch(/\/MediaBox\s*\[0 0 84[12](\.\d+)? 59[45](\.\d+)?\]/);
  });

  it('can be read on a phone, the sheet scrolling inside its own place', async () => {
    await person.page.setViewportSize(PHONE);
    for (const path of ['/dossiers/d-1/papers/receipt-1', '/register', '/dossiers/d-1']) {
      await open(path);
      expect(await fitsWidth(person.page)).toBe(true);
    }
  });
});
