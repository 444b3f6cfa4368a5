import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { ClerkAction } from '../../src/dossiers/transition.js';
import { WORKLIST_NAMES } from '../../src/dossiers/worklists.js';
import { moment } from '../calendar/opening-hours.js';
import { DETAILS, NINH_THANH } from '../dossiers/dossier-builders.js';
import type { Person } from './support/open-browser.js';
import type { OpenConsole } from './support/open-console.js';
import { useSeat } from './support/use-seat.js';

let site: OpenConsole;
let mai: Person;
useSeat(async (seat) => {
  ({ site, person: mai } = seat);
  await mai.enter('mai');
});

type Worklist = (typeof WORKLIST_NAMES)[number];
type Step = {
  /** what has been done with the dossier before */
  after: readonly ClerkAction[];
  fill(page: Page): Promise<void>;
  state: number;
  /** where it lies afterwards */
  list: Worklist;
};

const nothing = async () => undefined;
const write = (label: string, value: string) => (page: Page) => page.getByLabel(label).fill(value);
const ended = (label: string) => async (page: Page) => {
  await write(label, 'Không thuộc thẩm quyền của phường')(page);
  await page.getByLabel('Căn cứ pháp luật').fill('Luật Hộ tịch 60/2014/QH13');
};

/** Every step that has a form on the dossier's page; a new one has to be named here. */
const STEPS: Record<Exclude<ClerkAction, 'claim' | 'release' | 'sendPaper'>, Step> = {
  accept: { after: [], fill: nothing, state: 2, list: 'processing' },
  askSupplement: {
    after: [],
    async fill(page) {
      await write('Giấy tờ, nội dung 1', 'Bản án ly hôn')(page);
      await write('Lý do 1', 'Thiếu trang 2')(page);
    },
    ...{ state: 5, list: 'awaitingCitizen' },
  },
  askPayment: {
    after: ['accept'],
    async fill(page) {
      await page.locator('#amountVnd-askPayment').fill('8.000');
      await write('Nộp bằng cách nào?', 'Tại quầy số 2')(page);
    },
    ...{ state: 6, list: 'awaitingPayment' },
  },
  recordPayment: {
    after: ['accept', 'askPayment'],
    async fill(page) {
      await write('Số tiền (đồng)', '8.000')(page);
      await page.getByLabel('Tiền mặt').check();
    },
    ...{ state: 4, list: 'processing' },
  },
  sendDraft: {
    after: ['accept'],
    fill: write('Nội dung dự thảo', 'Nguyễn Thị Lan, sinh ngày 05/03/1990'),
    ...{ state: 4, list: 'awaitingDraft' },
  },
  confirmDraft: {
    after: ['accept', 'sendDraft'],
    fill: write('Xác nhận khi nào?', '10 giờ, tại quầy'),
    ...{ state: 4, list: 'processing' },
  },
  finish: {
    after: ['accept'],
    fill: write('Nhận kết quả thế nào?', 'Tại quầy 1'),
    state: 9,
    list: 'finished',
  },
  apologise: {
    after: ['accept'],
    async fill(page) {
      await write('Lý do chậm', 'Phường bạn chưa trả lời')(page);
      await page.locator('#newDueAt-apologise').fill('2026-03-10T17:00');
    },
    ...{ state: 2, list: 'processing' },
  },
  return: {
    after: ['accept', 'finish'],
    fill: (page) => page.locator('#action-return').getByLabel('Nhận tại quầy').check(),
    ...{ state: 10, list: 'closed' },
  },
  reopen: {
    after: ['accept', 'finish'],
    fill: write('Vì sao phải làm lại?', 'In sai tên'),
    ...{ state: 4, list: 'processing' },
  },
  refuse: { after: [], fill: ended('Lý do từ chối'), state: 3, list: 'closed' },
  stop: { after: ['accept'], fill: ended('Lý do dừng'), state: 8, list: 'closed' },
  withdraw: {
    after: ['accept'],
    fill: write('Yêu cầu của công dân', 'Gọi điện lúc 9 giờ'),
    ...{ state: 7, list: 'closed' },
  },
  handOver: {
    after: ['accept'],
    async fill(page) {
      await page.locator('#handTo-handOver').selectOption('quang');
    },
    ...{ state: 2, list: 'processing' },
  },
  note: {
    after: [],
    fill: (page) => page.locator('#note-note').fill('Đã gọi điện'),
    state: 1,
    list: 'waiting',
  },
};

const listPage = (list: Worklist) => `${site.base}/offices/ninh-thanh/worklists/${list}`;
/** In which lists the dossier lies, each looked at. */
async function listsWith(dossierId: string): Promise<Worklist[]> {
  const found: Worklist[] = [];
  for (const list of WORKLIST_NAMES) {
    await mai.page.goto(listPage(list));
    await mai.page.locator(`#tab-${list}[aria-current]`).waitFor();
    if ((await mai.page.locator(`#row-${dossierId}`).count()) > 0) found.push(list);
  }
  return found;
}

async function prepare(actions: readonly ClerkAction[]): Promise<string> {
  const { dossierId } = await site.receive({ confirmsDraft: true });
  for (const action of actions) {
    const { version } = (await site.dossiers.find(dossierId)) ?? { version: 0 };
    const deed = { officeId: NINH_THANH, dossierId, by: 'mai', expectedVersion: version, action };
    const { kind } = await site.desk.act({ ...deed, note: 'Đã xem', details: DETAILS });
    expect([action, kind]).toEqual([action, 'done']);
  }
  return dossierId;
}

it.each(Object.entries(STEPS))(
  'a clerk does “%s”, and the dossier lies in one list',
  async (action, step) => {
    const dossierId = await prepare(step.after);
    await mai.openDossier(dossierId);
    const form = mai.page.locator(`#action-${action}`);
    await form.locator('summary').click();
    await step.fill(mai.page);
    await form.locator('button.wide').click();
    await mai.page.locator('#done').waitFor();
    const { state } = (await site.dossiers.find(dossierId)) ?? {};
    expect([action, state]).toEqual([action, step.state]);
    expect([action, await listsWith(dossierId)]).toEqual([action, [step.list]]);
  },
);

it.each([
  ['dueSoon', '2026-03-05 07:30', '2026-03-06 08:00'],
  ['dueToday', '2026-03-05 08:00', '2026-03-05 17:00'],
  ['overdue', '2026-03-06 08:00', '2026-03-05 17:00'],
] as const)('a dossier comes to “%s” as time passes', async (list, now, dueAt) => {
  const { dossierId } = await site.receive({
    ...{ state: 4, dueAt: moment(dueAt), soonAt: moment('2026-03-05 07:00') },
  });
  site.advance(moment(now) - site.now());
  await mai.enter('mai');
  expect(await listsWith(dossierId)).toEqual([list]);
});
