import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CitizenHandle } from '../../simulator/citizens/citizen-handle.js';
import { createVisitor, type Visitor } from '../console/support/create-visitor.js';
import { until } from '../support/until.js';
import { type OfficialsTown, openOfficialsTown, WARD } from './support/officials-town.js';

const ALL = '/offices/ninh-thanh/notices';
const HOUR_MS = 3_600_000;
const FIELDS = {
  field_ngay: 'thứ Năm 03/12',
  ...{ field_tu_gio: '7 giờ 30', field_den_gio: '11 giờ 30' },
  ...{ field_khu_vuc: 'khu phố 3', field_ly_do: 'thay dây' },
};
const TEXT = 'Điện tạm ngừng ngày {ngay}, từ {tu_gio} đến {den_gio}. Khu vực: {khu_vuc}. Lý do: {ly_do}.';
const written = (over: Record<string, string | string[]> = {}) => ({
  ...{ version: '1', action: 'submit', title: 'Cắt điện khu phố 3', text: TEXT, buttons: 'Đã nhận' },
  ...{ ...FIELDS, ways: ['free'], match: 'all' },
  ...over,
});
const words = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

/**
 * The officials' day on whole processes, real stores and the simulated platform, at ten in the morning: those who follow
 * are found, a notice is written, released by another, sent, stopped, resumed and reported.
 */
describe('the officials', () => {
  let town: OfficialsTown;
  let hanh: Visitor;
  let phuc: Visitor;
  let an: CitizenHandle;
  let binh: CitizenHandle;

  beforeAll(async () => {
    town = await openOfficialsTown();
    [hanh, phuc] = [createVisitor(town.console), createVisitor(town.console)];
    await hanh.logIn('hanh');
    await phuc.logIn('phuc');
    [an, binh] = [
      town.simulator.citizen(WARD, '2468458835296197921'),
      town.simulator.citizen(WARD, '2468458835296197922'),
    ];
    for (const one of [an, binh]) {
      await one.follow();
      await one.waitFor(/./);
    }
  });
  afterAll(() => town?.close());

  const begin = async (fields: Record<string, string | string[]>) => {
    const { location } = await hanh.post(ALL, { kindId: 'lich-cat-dien' });
    const one = location?.replace('/console', '') ?? '';
    return { one, answer: await hanh.post(one, written(fields)) };
  };
  const versionIn = (html: string) => /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';
  const act = async (who: Visitor, one: string, action: string) => {
    const { text } = await who.get(one);
    return who.post(one, { action, version: versionIn(text) });
  };
  const untilSays = (one: string, said: string) =>
    until(async () => words((await phuc.get(one)).text).includes(said), `the notice says ${said}`);
  const heard = (citizen: CitizenHandle, part = 'Điện tạm ngừng') =>
    citizen.messages().filter(({ from, text }) => from === 'oa' && text?.includes(part)).length;

  it('see before a release what is missing and what it would cost, and nothing is sent', async () => {
    await until(async () => (await town.countContacts()) >= town.crowd + 2, 'the followers are read');
    town.simulator.faults.inject({ kind: 'error', code: -224, on: 'api', oaId: WARD, times: 9 });
    const { one, answer } = await begin({ ways: ['free', 'uidTemplate'], budgetVnd: '1.000.000' });
    expect(answer.status).toBe(422);
    const { text: poor } = await hanh.get(one);
    town.simulator.faults.clear();
    expect(words(poor)).toContain('Gói rẻ nhất 2.500.000 đ một năm. Chưa gửi được tin nào.');
    // pages remember a refusal for a moment
    const page = async () => words((await hanh.get(one)).text);
    await until(async () => !(await page()).includes('Gói rẻ nhất'), 'the refusal is forgotten');
    expect(await page()).toMatch(/Thêm \d+ người nếu có mẫu tin đã duyệt cho “[^”]+”, ước tính [\d.]+ đ/);
    expect([
      heard(an),
      [...town.simulator.arrivals(WARD)].filter(({ userId }) => userId.startsWith('60')),
    ]).toEqual([0, []]);
    await act(hanh, one, 'drop');
  });

  it('write, release by another hand, schedule, stop, resume and report', async () => {
    const at = new Date(town.now() + HOUR_MS / 2 + 7 * HOUR_MS).toISOString().slice(0, 16);
    const { one, answer } = await begin({ sendAt: at });
    expect(answer.status).toBe(303);
    const refused = await act(hanh, one, 'release');
    expect([refused.status, words(refused.text)]).toEqual([
      409,
      expect.stringContaining('không được tự phát hành'),
    ]);
    expect((await act(phuc, one, 'release')).status).toBe(303);
    await untilSays(one, 'Chờ đến giờ gửi');
    expect(heard(an)).toBe(0);

    // Half an hour later it begins, and stops when told.
    await town.passHour();
    await until(() => town.arrived() >= 8, 'some have it');
    expect((await act(phuc, one, 'stop')).status).toBe(303);
    await untilSays(one, 'Đang tạm dừng');
    await until(async () => (await town.countServed()) === 0, 'the batch in hand is over');
    const stoppedAt = town.arrived();
    expect(await town.countWaiting()).toBeGreaterThan(0);
    await phuc.get(one);
    expect(town.arrived()).toBe(stoppedAt);
    expect((await act(phuc, one, 'resume')).status).toBe(303);
    await untilSays(one, 'Đã gửi xong');
    expect(town.arrived()).toBeGreaterThan(stoppedAt);

    // Everybody has it once, and it is reported.
    expect(
      [...town.simulator.arrivals(WARD)].filter(({ userId, total }) => userId.startsWith('60') && total > 1),
    ).toEqual([]);
    expect([heard(an), heard(binh)]).toEqual([1, 1]);
    await an.tap('Đã nhận');
    await an.waitFor('em đã ghi lại');
    const { text } = await phuc.get(`${one}/report`);
    expect(words(text)).toContain('Đã nhận 1');
    const sheet = await phuc.get(`${one}/report.xlsx`);
    expect([sheet.status, sheet.text.slice(0, 2)]).toEqual([200, 'PK']);
  });

  it('do not reach who said stop, and are told why', async () => {
    await binh.say('dừng nhận tin');
    await binh.waitFor('không gửi thông báo chung nữa');
    const { one } = await begin({ text: `Nhắc lại. ${TEXT}` });
    expect((await act(phuc, one, 'release')).status).toBe(303);
    await untilSays(one, 'Đã gửi xong');
    expect([heard(an, 'Nhắc lại'), heard(binh, 'Nhắc lại')]).toEqual([1, 0]);
    const { text } = await phuc.get(one);
    expect(words(text)).toMatch(/Đã dừng nhận tin Số người 1 /);
  });
});
