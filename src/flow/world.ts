import type { WorkingCalendar } from '../calendar/create-working-calendar.js';
import type { DomainData } from '../identity/domain-data.js';
import type { Office } from '../offices/office.js';
import type { Catalogue } from './catalogue.js';
import { type Language, OFFICIAL } from './language.js';

/** What the engine may say about the office; nothing here is secret. */
export type OfficeFacts = Pick<
  Office,
  'name' | 'centreName' | 'address' | 'phone' | 'hoursText' | 'channelMode' | 'appointments'
> &
  Partial<Pick<Office, 'inOtherLanguages' | 'noWritingDay' | 'noAppointmentDay'>>;

/** All that `step` knows besides the session and the event. The same world gives the same answer; its calendar is pure. */
export type World = {
  /** in the language of this conversation */
  catalogue: Catalogue;
  /** in every language */
  catalogues: ReadonlyMap<Language, Catalogue>;
  domain: DomainData;
  office: OfficeFacts;
  /** when the office is open */
  calendar: WorkingCalendar;
};

/** The same world in this language, or in the official one when it is spoken no more. */
export function spokenIn(world: World, language: Language): World {
  const catalogue = world.catalogues.get(language) ?? world.catalogues.get(OFFICIAL) ?? world.catalogue;
  return catalogue === world.catalogue ? world : { ...world, catalogue };
}
