import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Grade } from '../../src/flow/survey.js';
import { moment } from '../calendar/opening-hours.js';
import { BINH_MINH } from '../dossiers/dossier-builders.js';
import { aSurvey } from '../reports/satisfaction-store-contract.js';
import { createVisitor, type Visitor } from './support/create-visitor.js';
import { type OpenConsole, openConsole } from './support/open-console.js';

const PAGE = '/offices/ninh-thanh/satisfaction';

let site: OpenConsole;
beforeEach(async () => {
  site = await openConsole();
});
afterEach(() => site.close());

const logIn = async (username: string): Promise<Visitor> => {
  const visitor = createVisitor(site.base);
  await visitor.logIn(username);
  return visitor;
};
let dossiers = 0;
const answered = (grade: Grade, words = '', over: Parameters<typeof aSurvey>[0] = {}) => {
  dossiers += 1;
  const answer = { turn: 1, grade, words };
  return site.satisfaction.record(aSurvey({ dossierId: `d-${dossiers}`, answer, ...over }));
};
const until = (time: string) => site.advance(moment(time) - site.now());
const textOf = async (visitor: Visitor, path = PAGE) =>
  (await visitor.get(path)).text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('how satisfied people were', () => {
  it('is shown by month and procedure once the month is closed, with the words and without anybody', async () => {
    for (const grade of [5, 5, 4] as const) await answered(grade);
    await answered(1, 'Phải đi lại <b>ba</b> lần');
    await site.satisfaction.record(aSurvey({ dossierId: 'silent' }));
    until('2026-04-07 23:59');
    const hanh = await logIn('hanh');
    const before = await textOf(hanh);
    expect(before).toContain('Đã hỏi 5, trả lời 4. Hiện điểm từ ngày 08/04/2026');
    expect(before).not.toMatch(/Phải đi lại|75%/);
    until('2026-04-08 00:00');
    const page = await textOf(hanh);
    expect(page).toContain(
      'Xác nhận tình trạng hôn nhân Đã hỏi: 5 Trả lời: 4 Rất hài lòng: 2 Hài lòng: 1 Bình thường: 0 Không hài lòng: 0 Rất không hài lòng: 1 Tỷ lệ hài lòng: 75%',
    );
    expect(page).toContain('Phải đi lại &lt;b&gt;ba&lt;/b&gt; lần');
    expect(page).not.toMatch(/d-\d|000\.00/);
  });

  it('shows neither grades nor words of a procedure with too few answers', async () => {
    await answered(1, 'Chỉ mình tôi');
    await answered(5);
    until('2026-04-08 00:00');
    const page = await textOf(await logIn('dung'));
    expect(page).toContain(
      'Các thủ tục có dưới 3 người trả lời Đã hỏi: 2 Trả lời: 2 Tỷ lệ hài lòng: chưa đủ người trả lời',
    );
    expect(page).not.toContain('Chỉ mình tôi');
  });

  it('opens an earlier month by its address, and no other office’s', async () => {
    for (const grade of [3, 3, 3] as const) await answered(grade);
    const april = { askedAt: moment('2026-04-02 10:00') };
    for (const grade of [5, 5, 5] as const) await answered(grade, '', april);
    await answered(2, 'Nơi khác', { officeId: BINH_MINH });
    until('2026-05-20 08:00');
    const admin = await logIn('quantri');
    expect(await textOf(admin)).toContain('Tháng 04/2026 ');
    expect(await textOf(admin, `${PAGE}/2026-03`)).toContain('Bình thường: 3');
    for (const none of ['2026-02', '2026-13', 'x']) {
      expect((await admin.get(`${PAGE}/${none}`)).status).toBe(404);
    }
    expect(await textOf(admin, `${PAGE}/2026-03`)).not.toContain('Nơi khác');
  });

  it('says so when nobody was asked yet, and is a spreadsheet without words', async () => {
    expect(await textOf(await logIn('dung'))).toContain('Chưa hỏi ai trong 12 tháng qua.');
    for (const grade of [5, 4, 1] as const) await answered(grade, 'lời riêng');
    until('2026-04-08 00:00');
    const sheet = await (await logIn('dung')).get(`${PAGE}.xlsx`);
    expect(sheet.headers.get('content-disposition')).toContain('muc-do-hai-long.xlsx');
    expect(sheet.text.slice(0, 2)).toBe('PK');
    expect((await (await logIn('mai')).get(`${PAGE}.xlsx`)).status).toBe(403);
  });
});
