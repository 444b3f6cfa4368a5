import { readFileSync } from 'node:fs';
import { createWorkingCalendar } from '../../src/calendar/create-working-calendar.js';
import { parseHolidays } from '../../src/calendar/parse-holidays.js';
import type { Weekday } from '../../src/calendar/plain-date.js';
import { newSession, type Session } from '../../src/flow/session.js';
import type { World } from '../../src/flow/world.js';
import { ConversationId } from '../../src/ids.js';
import { OpeningHours } from '../../src/offices/office.js';
import { loadTemplates } from '../../src/procedures/load-templates.js';

/** The one fixed world of the engine's tests: the real templates, an office that does not exist. */
export const { catalogue, wording, domain } = loadTemplates('templates');

export const office: World['office'] = {
  name: 'phường Ví Dụ',
  centreName: 'Trung tâm Phục vụ hành chính công phường Ví Dụ',
  address: '1 đường Mẫu, phường Ví Dụ',
  phone: '0276 000 0000',
  hoursText: '7 giờ 30 đến 17 giờ, thứ Hai đến thứ Sáu',
  channelMode: 'DIRECT_INTAKE',
};

const workday: OpeningHours[Weekday] = [
  ['07:30', '11:30'],
  ['13:30', '17:00'],
];

export const world: World = {
  catalogue,
  domain,
  office,
  calendar: createWorkingCalendar({
    holidays: parseHolidays(readFileSync('templates/data/holidays.yaml', 'utf8'), 'holidays.yaml'),
    hours: OpeningHours.parse({ mon: workday, tue: workday, wed: workday, thu: workday, fri: workday }),
  }),
};

export const conversationId = ConversationId.parse('1-citizen');
export const freshSession = (): Session => newSession(conversationId);

/** Monday 23/11/2026 09:00 in Vietnam. */
export const MORNING = Date.UTC(2026, 10, 23, 2);
