import { readFileSync } from 'node:fs';
import { createWorkingCalendar } from '../../src/calendar/create-working-calendar.js';
import { parseHolidays } from '../../src/calendar/parse-holidays.js';
import type { Weekday } from '../../src/calendar/plain-date.js';
import type { Catalogue } from '../../src/flow/catalogue.js';
import type { Saying } from '../../src/flow/effects.js';
import { OFFICIAL } from '../../src/flow/language.js';
import { newSession, type Session } from '../../src/flow/session.js';
import type { World } from '../../src/flow/world.js';
import { ConversationId } from '../../src/ids.js';
import { AppointmentRules, OpeningHours } from '../../src/offices/office.js';
import type { OutgoingMessage } from '../../src/wording/outgoing-message.js';
import { renderSaying } from '../../src/wording/render.js';
import { loadedTemplates } from '../support/loaded-templates.js';

/** The one fixed world of the engine's tests: the real templates, an office that does not exist. */
export const templates = loadedTemplates();
export const { catalogue, catalogues, wording, domain } = templates;

export const office: World['office'] = {
  name: 'phường Ví Dụ',
  centreName: 'Trung tâm Phục vụ hành chính công phường Ví Dụ',
  address: '1 đường Mẫu, phường Ví Dụ',
  phone: '0276 000 0000',
  hoursText: '7 giờ 30 đến 17 giờ, thứ Hai đến thứ Sáu',
  inOtherLanguages: {
    en: {
      name: 'Ví Dụ ward',
      centreName: 'the Public Administration Service Centre of Ví Dụ ward',
      hoursText: '7:30 to 17:00, Monday to Friday',
    },
  },
  channelMode: 'DIRECT_INTAKE',
  noWritingDay: 'wed',
  appointments: AppointmentRules.parse({}),
};

const workday: OpeningHours[Weekday] = [
  ['07:30', '11:30'],
  ['13:30', '17:00'],
];

export const world: World = {
  catalogue,
  catalogues,
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

/** What the office says, in the official language. */
export const inWords = (saying: Saying): OutgoingMessage[] =>
  renderSaying(templates, office, { saying, language: OFFICIAL });

/** The world with other procedures or words. */
export const worldWith = (change: Partial<Catalogue>): World => {
  const changed = { ...catalogue, ...change };
  return { ...world, catalogue: changed, catalogues: new Map([[OFFICIAL, changed]]) };
};
