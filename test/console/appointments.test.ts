import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { moment } from '../calendar/opening-hours.js';
import { BINH_MINH } from '../dossiers/dossier-builders.js';
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
