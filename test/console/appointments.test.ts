import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { moment } from '../calendar/opening-hours.js';
import { BINH_MINH, NINH_THANH } from '../dossiers/dossier-builders.js';
import { createVisitor, type Visitor } from './support/create-visitor.js';
import { type OpenConsole, openConsole } from './support/open-console.js';

let site: OpenConsole;
let visitor: Visitor;
beforeEach(async () => {
  site = await openConsole();
  visitor = createVisitor(site.base);
  await visitor.logIn('mai');
});
afterEach(() => site.close());

const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const list = async () => words((await visitor.get('/offices/ninh-thanh/appointments')).text);
const at = (text: string | null) => ({
  appointment: {
    desk: 'marriage' as const,
    at: text === null ? null : moment(text),
    minutes: 30,
    askedAt: 1,
  },
});

describe('the list of appointments', () => {
  it('says who comes today and on the next working day, by the clock', async () => {
    await site.receive(at('2026-03-02 15:00'));
    await site.receive(at('2026-03-02 14:00'));
    await site.receive(at('2026-03-03 08:30'));
    await site.receive(at('2026-03-04 08:30'));
    const text = await list();
    expect(text).toMatch(
      /Hôm nay, 02\/03\/2026 .* 14:00 .*-0002 15:00 .*-0001 Ngày làm việc tới, 03\/03\/2026 .* 08:30 .*-0003/,
    );
    expect(text).not.toContain('-0004');
  });

  it('says that nobody comes', async () => {
    expect(await list()).toMatch(/Hôm nay, 02\/03\/2026 Không có ai hẹn.*03\/03\/2026 Không có ai hẹn/);
  });

  it('leaves out who is not expected any more', async () => {
    await site.receive({ ...at('2026-03-02 15:00'), state: 3 });
    await site.receive(at(null));
    expect(await list()).not.toContain('000.00.01');
  });

  it('shows first whose hour has become one at which the office is closed', async () => {
    // a Saturday, and noon
    await site.receive(at('2026-03-07 08:00'));
    await site.receive(at('2026-03-05 12:00'));
    expect(await list()).toMatch(/Cần dời.* 05\/03\/2026 12:00 .*-0002 07\/03\/2026 08:00 .*-0001/);
  });

  it('knows nothing of another office', async () => {
    await site.receive({ ...at('2026-03-02 15:00'), officeId: BINH_MINH });
    expect(await list()).not.toContain('15:00');
    expect((await visitor.get('/offices/binh-minh/appointments')).status).toBe(404);
  });

  it('is one step from the worklists', async () => {
    const { text } = await visitor.get('/offices/ninh-thanh/worklists/waiting');
    expect(text).toContain('/offices/ninh-thanh/appointments');
  });
});

describe('the page of a dossier', () => {
  it.each([
    ['2026-03-05 08:30', /Lịch hẹn 05\/03\/2026 08:30/],
    ['2026-03-07 08:30', /Lịch hẹn 07\/03\/2026 08:30 ngoài giờ làm việc/],
    [null, /Lịch hẹn chưa có giờ hẹn/],
  ])('says when its people come: %s', async (when, shown) => {
    const { dossierId } = await site.receive(at(when));
    expect(words((await visitor.get(`/offices/ninh-thanh/dossiers/${dossierId}`)).text)).toMatch(shown);
  });

  it('says nothing of an hour where nobody has to come', async () => {
    const { dossierId } = await site.receive();
    expect(words((await visitor.get(`/offices/ninh-thanh/dossiers/${dossierId}`)).text)).not.toContain(
      'Lịch hẹn',
    );
  });
});

describe('moving an appointment from the desk', () => {
  const NINE = '2026-03-05 09:00';
  const TEN = moment('2026-03-05 10:00');
  const page = (dossierId: string) => `/offices/ninh-thanh/dossiers/${dossierId}/appointment`;
  const wish = (over: Record<string, string>) => ({
    ...{ version: '1', slotAt: String(TEN), doing: 'move', note: 'Cán bộ vắng.' },
    ...over,
  });

  it('offers the hours that are left, day by day, from now on; never the one that stands', async () => {
    const { dossierId } = await site.receive(at(NINE));
    await site.places.take(
      {
        ...{ officeId: NINH_THANH, desk: 'marriage', slot: { at: TEN, minutes: 30 } },
        ...{ capacity: 1, holder: 'somebody', conversationId: null },
      },
      null,
    );
    const { text } = await visitor.get(page(dossierId));
    expect(words(text)).toContain('Đang hẹn 05/03/2026 09:00');
    expect(text).toContain('<optgroup label="Thứ Năm, 05/03/2026">');
    const offered = [...text.matchAll(/value="(\d{10,})"/g)].map(([, value]) => Number(value));
    expect(offered).toContain(moment('2026-03-05 09:30'));
    expect(offered).not.toContain(moment(NINE));
    expect(offered).not.toContain(TEN);
    expect(Math.min(...offered)).toBeGreaterThanOrEqual(site.now());
  });

  it('moves it: the citizen is told why, the old place is free, the desk sees it', async () => {
    const { dossierId } = await site.receive(at(NINE));
    await visitor.get(page(dossierId));
    const done = await visitor.post(page(dossierId), wish({}));
    expect(done.status).toBe(303);
    const { text } = await visitor.get(`/offices/ninh-thanh/dossiers/${dossierId}`);
    expect(words(text)).toMatch(/Đã hẹn lại hồ sơ .* vào 05\/03\/2026 10:00. Người nộp được nhắn ngay/);
    expect(words(text)).toMatch(/Lịch hẹn 05\/03\/2026 10:00/);
    expect(site.told.at(-1)?.event).toMatchObject({
      ...{ move: 'appointmentSet', note: 'Cán bộ vắng.', dossier: { appointment: { at: TEN } } },
    });
    const busy = await site.places.takenFrom({ officeId: NINH_THANH, desk: 'marriage', from: 0 });
    expect(busy.map((one) => one.at)).toEqual([TEN]);
  });

  it('calls it off: nobody is expected, the dossier stays', async () => {
    const { dossierId } = await site.receive(at(NINE));
    await visitor.get(page(dossierId));
    await visitor.post(page(dossierId), wish({ doing: 'cancel', slotAt: '' }));
    expect(site.told.at(-1)?.event).toMatchObject({ move: 'appointmentCalledOff' });
    const { text } = await visitor.get(`/offices/ninh-thanh/dossiers/${dossierId}`);
    expect(words(text)).toContain('chưa có giờ hẹn');
  });

  it.each([
    ['no hour', { slotAt: '' }, 422, 'Xin chọn ngày giờ mới'],
    ['no reason', { note: ' ' }, 422, 'Xin ghi nội dung'],
    [
      'an hour at night',
      { slotAt: String(moment('2026-03-05 23:00')) },
      409,
      'Giờ này vừa có người khác đặt',
    ],
    ['a page that is no longer true', { version: '7' }, 409, 'vừa được thay đổi'],
  ])('keeps everything as it is with %s, and what was typed', async (_what, over, status, said) => {
    const { dossierId } = await site.receive(at(NINE));
    await visitor.get(page(dossierId));
    const answer = await visitor.post(page(dossierId), wish({ note: 'Cán bộ bận.', ...over }));
    expect(answer.status).toBe(status);
    expect(words(answer.text)).toContain(said);
    if (!('note' in over)) expect(answer.text).toContain('value="Cán bộ bận."');
    await expect(site.dossiers.find(dossierId)).resolves.toMatchObject({
      ...{ version: 1, appointment: { at: moment(NINE) } },
    });
  });

  it('shows the message with the hour and the reason before it goes', async () => {
    const { dossierId } = await site.receive(at(NINE));
    await visitor.get(page(dossierId));
    const { text } = await visitor.post(`${page(dossierId)}/preview`, wish({ note: '' }));
    expect(words(text)).toMatch(/\[appointmentSet\] .* …/);
    const unchosen = await visitor.post(`${page(dossierId)}/preview`, wish({ slotAt: '' }));
    expect(words(unchosen.text)).toContain('Xin chọn ngày giờ mới');
  });

  it('is not offered where nobody is expected: no appointment, or over, or of another office', async () => {
    const none = await site.receive();
    const over = await site.receive({ ...at(NINE), state: 3 });
    const theirs = await site.receive({ ...at(NINE), officeId: BINH_MINH });
    for (const { dossierId } of [none, over, theirs])
      expect((await visitor.get(page(dossierId))).status).toBe(404);
  });

  it('says that somebody without Zalo has to be told otherwise', async () => {
    const { dossierId } = await site.receive({ ...at(NINE), conversationId: null, channel: 'COUNTER' });
    expect(words((await visitor.get(page(dossierId))).text)).toContain('báo giờ mới tại quầy');
    await visitor.post(page(dossierId), wish({}));
    const { text } = await visitor.get(`/offices/ninh-thanh/dossiers/${dossierId}`);
    expect(words(text)).toContain('xin báo tại quầy hoặc qua điện thoại');
  });
});
