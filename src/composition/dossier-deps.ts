import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createWorkingCalendar, type WorkingCalendar } from '../calendar/create-working-calendar.js';
import { parseHolidays } from '../calendar/parse-holidays.js';
import type { CreateDossierDeps } from '../dossiers/create-dossier.js';
import { formatDossierCode } from '../dossiers/format-dossier-code.js';
import { findPinned } from '../flow/catalogue.js';
import type { OfficeId } from '../ids.js';
import type { Announcer } from '../inbox/announcer.js';
import { packageRoot } from '../package-root.js';
import type { Foundation } from './foundation.js';
import type { Stores } from './open-stores.js';

/** What dossiers need to be made, moved and told. Throws `DataFileInvalid` when the holidays cannot be used. */
export function createDossierDeps(
  { offices, templates, now }: Foundation,
  stores: Stores,
  announcer: Announcer,
): CreateDossierDeps & { dossiers: Stores['dossiers'] } {
  return {
    dossiers: stores.dossiers,
    submissions: stores.submissions,
    numbers: stores.numbers,
    announcer,
    formatCode: formatDossierCode,
    getOffice: offices.get,
    calendarOf: createCalendars(offices),
    findTerms: (procedureId, revision) => findPinned(templates.catalogue, procedureId, revision),
    newId: randomUUID,
    now,
  };
}

function createCalendars(offices: Foundation['offices']): (id: OfficeId) => WorkingCalendar {
  const file = `${packageRoot}templates/data/holidays.yaml`;
  const holidays = parseHolidays(readFileSync(file, 'utf8'), file);
  const calendars = new Map(
    offices.all.map(({ id, hours }) => [id, createWorkingCalendar({ holidays, hours })] as const),
  );
  return (id) => {
    const calendar = calendars.get(id);
    if (!calendar) throw new Error(`office ${id} is not configured`);
    return calendar;
  };
}
