import { randomUUID } from 'node:crypto';
import { createMongoStaffStore } from '../adapters/mongo/create-mongo-staff-store.js';
import { createFindOwner } from '../assignment/find-owner.js';
import type { CreateDossierDeps } from '../dossiers/create-dossier.js';
import { formatDossierCode } from '../dossiers/format-dossier-code.js';
import { findPinned } from '../flow/catalogue.js';
import type { Announcer } from '../inbox/announcer.js';
import type { Foundation } from './foundation.js';
import type { Stores } from './open-stores.js';

/** What dossiers need to be made, moved and told. */
export function createDossierDeps(
  foundation: Foundation,
  stores: Stores,
  announcer: Announcer,
): CreateDossierDeps & { dossiers: Stores['dossiers']; places: Stores['places'] } {
  const { offices, templates, calendarOf, now } = foundation;
  return {
    findOwner: createFindOwner({
      ...{ ...stores, staff: createMongoStaffStore(foundation), getOffice: offices.get, now },
    }),
    dossiers: stores.dossiers,
    submissions: stores.submissions,
    numbers: stores.numbers,
    places: stores.places,
    announcer,
    formatCode: formatDossierCode,
    getOffice: offices.get,
    calendarOf,
    findTerms: (procedureId, revision) => findPinned(templates.catalogue, procedureId, revision),
    newId: randomUUID,
    now,
  };
}
