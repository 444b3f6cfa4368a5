import { randomUUID } from 'node:crypto';
import { openAssisted } from '../../../src/composition/open-assisted.js';
import { createAppointmentDesk } from '../../../src/console/appointments/create-appointment-desk.js';
import type { AttachmentReader, StoredAttachment } from '../../../src/console/attachment-reader.js';
import { createDossierDesk } from '../../../src/console/create-dossier-desk.js';
import { createDataRequestDesk } from '../../../src/console/data-requests/create-data-request-desk.js';
import { answerSupplement } from '../../../src/dossiers/answer-supplement.js';
import type { Dossier } from '../../../src/dossiers/dossier.js';
import { createAttentionDesk } from '../../../src/escalation/attention-desk.js';
import { findPinned } from '../../../src/flow/catalogue.js';
import type { FlowEvent } from '../../../src/flow/events.js';
import { DossierCode, type OfficeId } from '../../../src/ids.js';
import { createMorningDesk } from '../../../src/morning/create-morning-desk.js';
import { createTodayDesk } from '../../../src/today/create-today-desk.js';
import { calendar } from '../../calendar/opening-hours.js';
import { anOffice } from '../../dossiers/desk.js';
import { aDossier, BINH_MINH, LAN, NINH_THANH, RECEIVED_AT } from '../../dossiers/dossier-builders.js';
import { createFakeAbsenceStore } from '../../fakes/create-fake-absence-store.js';
import { createFakeAnnouncer } from '../../fakes/create-fake-announcer.js';
import { createFakeDataRequestStore } from '../../fakes/create-fake-data-request-store.js';
import { createFakeDossierStore } from '../../fakes/create-fake-dossier-store.js';
import { createFakeDraftStore } from '../../fakes/create-fake-draft-store.js';
import { createFakePlaceStore } from '../../fakes/create-fake-place-store.js';
import { createFakeStayStore } from '../../fakes/create-fake-stay-store.js';
import { createFakeSubmissionStore } from '../../fakes/create-fake-submission-store.js';
import { createManualClock } from '../../fakes/create-manual-clock.js';
import { templates } from '../../flow/universe.js';
import { testCipher } from '../../support/test-cipher.js';
import { createTalkingCitizens } from './create-talking-citizens.js';

type StoredFile = StoredAttachment & { content: Buffer };

/** Two wards with their dossiers in memory, behind the desk of the real use cases. */
export function createOfficeDesk() {
  const clock = createManualClock(RECEIVED_AT + 3_600_000);
  const dossiers = createFakeDossierStore(clock);
  const announcer = createFakeAnnouncer();
  const files = new Map<string, StoredFile>();
  const places = createFakePlaceStore(clock);
  const deps = { dossiers, announcer, places, calendarOf: () => calendar, now: clock.now };
  const attachments: AttachmentReader = {
    describe: async (ids) => new Map([...files].filter(([id]) => ids.includes(id))),
    async read(mediaId) {
      const file = files.get(mediaId);
      return file && { ...file, bytes: file.content };
    },
  };
  const talking = createTalkingCitizens({ ...deps, attachments });
  const wordsFor = (_officeId: OfficeId, event: FlowEvent) => words(event);
  const desk = createDossierDesk({
    ...{ ...deps, attachments, messages: talking.messages, files: talking.outgoingFiles, newId: randomUUID },
    formOf: (id, revision) => ({
      procedure: findPinned(templates.catalogue, id, revision),
      domain: templates.domain,
    }),
    wordsFor,
  });
  const requests = createFakeDataRequestStore(clock);
  const dataRequests = createDataRequestDesk({ requests, dossiers, announcer, now: clock.now });
  const drafts = createFakeDraftStore();
  const secondSignature = { for: [], twoPeople: false };
  const offices = [
    anOffice(NINH_THANH, { secondSignature }),
    anOffice(BINH_MINH, { name: 'phường Bình Minh', secondSignature }),
  ];
  const officeOf = (id: OfficeId) => offices.find((one) => one.id === id) ?? anOffice(id);
  const facts = {
    templates,
    offices: { get: officeOf },
    calendarOf: () => calendar,
    now: clock.now,
    cipher: testCipher,
  };
  const submissions = createFakeSubmissionStore(clock);
  const assisted = openAssisted(facts, {
    drafts,
    places,
    submissions,
    nudgeSubmission: async () => undefined,
  });
  const appointments = createAppointmentDesk({
    ...{ ...deps, wordsFor, getOffice: officeOf },
    findTerms: (id, revision) => findPinned(templates.catalogue, id, revision),
  });
  const attention = createAttentionDesk(dossiers);
  const morning = createMorningDesk({ ...deps, attention });
  const today = createTodayDesk({ ...deps, stays: createFakeStayStore() });
  let numbers = 0;
  return {
    desk,
    places,
    appointments,
    ...talking,
    requests,
    dataRequests,
    dossiers,
    now: clock.now,
    advance: clock.advance,
    told: announcer.heard,
    offices,
    assisted,
    today,
    attention,
    morning,
    absences: createFakeAbsenceStore(),
    drafts,
    submissions,
    storeFile: (mediaId: string, file: Omit<StoredFile, 'bytes'>) =>
      files.set(mediaId, { ...file, bytes: file.content.length }),
    /** A citizen has sent a form; codes count up. */
    async receive(over: Partial<Dossier> = {}): Promise<Dossier> {
      numbers += 1;
      const code = DossierCode.parse(`000.00.01.H53-260302-${String(numbers).padStart(4, '0')}`);
      const ids = { dossierId: `d-${numbers}`, submissionId: `s-${numbers}`, code };
      const dossier = aDossier({ ...ids, ...over });
      await dossiers.insert(dossier);
      return dossier;
    },
    /** The citizen answers what a clerk asked for. */
    answer: ({ dossierId, conversationId }: Dossier, text: string, mediaIds: string[] = []) =>
      answerSupplement(deps, {
        ...{ dossierId, conversationId: conversationId ?? LAN, text, mediaIds },
        ...{ supplementId: `answer-${dossierId}-${text.length}`, at: clock.now() },
      }),
  };
}

/** Stands in for the engine's wording: what happened, and the clerk's words. */
function words(event: FlowEvent): string {
  if (event.type !== 'dossierMoved') return event.type;
  const { move, dossier, note, details } = event;
  const items = details?.items?.map(({ item, reason }) => `${item}: ${reason}`) ?? [];
  return [`[${move}] Hồ sơ ${dossier.code}`, details?.paper, ...items, note].filter(Boolean).join('\n');
}
