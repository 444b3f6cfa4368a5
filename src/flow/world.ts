import type { WorkingCalendar } from '../calendar/create-working-calendar.js';
import type { DomainData } from '../identity/domain-data.js';
import type { Office } from '../offices/office.js';
import type { Catalogue } from './catalogue.js';

/** What the engine may say about the office; nothing here is secret. */
export type OfficeFacts = Pick<
  Office,
  'name' | 'centreName' | 'address' | 'phone' | 'hoursText' | 'channelMode'
>;

/** All that `step` knows besides the session and the event. The same world gives the same answer; its calendar is pure. */
export type World = {
  catalogue: Catalogue;
  domain: DomainData;
  office: OfficeFacts;
  /** when the office is open */
  calendar: WorkingCalendar;
};
