import type { PlaceStore } from '../../src/appointments/place-store.js';
import type { CreateDossierDeps } from '../../src/dossiers/create-dossier.js';
import type { DossierNumbers } from '../../src/dossiers/dossier-numbers.js';
import type { DossierStore } from '../../src/dossiers/dossier-store.js';
import { formatDossierCode } from '../../src/dossiers/format-dossier-code.js';
import type { SubmissionStore } from '../../src/dossiers/submission-store.js';
import { type OfficeId, PlainDate } from '../../src/ids.js';
import { Office } from '../../src/offices/office.js';
import { calendar, weekdayHours } from '../calendar/opening-hours.js';
import { createFakeAnnouncer, type Heard } from '../fakes/create-fake-announcer.js';
import { createFakeDossierNumbers } from '../fakes/create-fake-dossier-numbers.js';
import { createFakeDossierStore } from '../fakes/create-fake-dossier-store.js';
import { createFakePlaceStore } from '../fakes/create-fake-place-store.js';
import { createFakeSubmissionStore } from '../fakes/create-fake-submission-store.js';
import { createManualClock } from '../fakes/create-manual-clock.js';
import { RECEIVED_AT } from './dossier-builders.js';

export const anOffice = (officeId: OfficeId, over: Partial<Office> = {}): Office =>
  Office.parse({
    id: officeId,
    name: 'phường Ninh Thạnh',
    centreName: 'Trung tâm Phục vụ hành chính công',
    address: 'Tây Ninh',
    phone: '0276000000',
    hoursText: 'sáng 7:00–11:30, chiều 13:30–17:00',
    oaId: '388613280878808645',
    dossierUnit: '000.00.01.H53',
    hours: weekdayHours,
    ...over,
  });

export type Stores = { dossiers: DossierStore; submissions: SubmissionStore; numbers: DossierNumbers };

/** Everything that the use cases need, on fakes unless stores are given. */
export type Desk = Omit<CreateDossierDeps, 'dossiers' | 'submissions' | 'places'> &
  Stores & { places: PlaceStore; heard: Heard[]; advance(ms: number): void; setTime(at: number): void };

export function createDesk({
  stores,
  office,
}: {
  stores?: (clock: { now: () => number }) => Stores;
  office?: Partial<Office>;
} = {}): Desk {
  const clock = createManualClock(RECEIVED_AT);
  const announcer = createFakeAnnouncer();
  let ids = 0;
  const onFakes = {
    dossiers: createFakeDossierStore(clock),
    submissions: createFakeSubmissionStore(clock),
    numbers: createFakeDossierNumbers(),
  };
  return {
    ...(stores?.(clock) ?? onFakes),
    places: createFakePlaceStore(clock),
    announcer,
    heard: announcer.heard,
    formatCode: formatDossierCode,
    getOffice: (officeId) => anOffice(officeId, office),
    calendarOf: () => calendar,
    findTerms: (procedureId) => TERMS[procedureId],
    findOwner: async () => null,
    newId: () => `d-${++ids}`,
    now: clock.now,
    advance: clock.advance,
    setTime: (at) => clock.advance(at - clock.now()),
  };
}

const TERMS: Record<string, ReturnType<CreateDossierDeps['findTerms']>> = {
  tthn: { timeLimit: { unit: 'WORKING_DAY', qty: 3 }, draftConfirm: { hours: 24 } },
  'ban-sao': { timeLimit: { unit: 'SAME_DAY_15H' } },
  'khai-sinh': { timeLimit: { unit: 'SAME_DAY_15H' } },
  'het-hieu-luc': { timeLimit: { unit: 'WORKING_DAY', qty: 3 }, validTo: PlainDate.parse('2026-03-01') },
  'tro-giup': { timeLimit: null },
  'khai-tu': { timeLimit: { unit: 'SAME_DAY_15H' }, tone: 'condolence' },
  'khong-nop-noi-khac': { timeLimit: { unit: 'WORKING_DAY', qty: 3 }, formalFiling: false },
  'theo-gio': {
    timeLimit: { unit: 'WORKING_DAY', qty: 1 },
    duePolicy: 'CLOCK_HOURS',
  },
};
