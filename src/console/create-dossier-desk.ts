import type { WorkingCalendar } from '../calendar/create-working-calendar.js';
import { isOpenFor } from '../calendar/slots.js';
import { type ActDeps, actOnDossier, previewDeed } from '../dossiers/act-on-dossier.js';
import type { Dossier } from '../dossiers/dossier.js';
import type { DossierStore } from '../dossiers/dossier-store.js';
import { listAppointments } from '../dossiers/list-appointments.js';
import { countDossiers, findDossier, findDossierByCode, listDossiers } from '../dossiers/read-dossiers.js';
import type { FlowEvent } from '../flow/events.js';
import type { OfficeId } from '../ids.js';
import type { AttachmentReader } from './attachment-reader.js';
import type { DossierDesk, DossierFile } from './dossier-desk.js';
import { mediaIdsOf, toDossierFile } from './to-dossier-file.js';

type Parts = ActDeps & {
  dossiers: DossierStore;
  attachments: AttachmentReader;
  /** the engine's words for an event, as the citizen of this office would read them */
  wordsFor(officeId: OfficeId, event: FlowEvent): string;
};

/** The desk on top of the dossiers' use cases. */
export function createDossierDesk(parts: Parts): DossierDesk {
  const { dossiers, attachments, wordsFor } = parts;
  return {
    counts: (officeId) => countDossiers(dossiers, officeId),
    list: (officeId, worklist, page) => listDossiers(dossiers, { officeId, worklist, page }),
    visits: (officeId) => listAppointments(parts, officeId),
    findByCode: (officeId, typed) => findDossierByCode(dossiers, { officeId, typed }),
    async open(officeId, dossierId) {
      const dossier = await findDossier(dossiers, { officeId, dossierId });
      if (!dossier) return undefined;
      const file = toDossierFile(dossier, await attachments.describe(mediaIdsOf(dossier)));
      return { ...file, ...appointmentOf(dossier, parts.calendarOf(officeId)) };
    },
    async versionOf(officeId, dossierId) {
      const head = await dossiers.findHead(dossierId);
      return head?.officeId === officeId ? head.version : undefined;
    },
    act: (deed) => actOnDossier(parts, deed),
    async previewMessage(deed) {
      const announcement = await previewDeed(parts, deed);
      return announcement && wordsFor(deed.officeId, announcement.event);
    },
    async readAttachment(officeId, dossierId, mediaId) {
      const dossier = await findDossier(dossiers, { officeId, dossierId });
      return dossier && mediaIdsOf(dossier).includes(mediaId) ? attachments.read(mediaId) : undefined;
    },
  };
}

function appointmentOf(
  { appointment }: Dossier,
  calendar: WorkingCalendar,
): Pick<DossierFile, 'appointment'> {
  if (!appointment) return {};
  const { at, minutes } = appointment;
  return { appointment: { at, isOpen: at === null || isOpenFor(calendar, { at, minutes }) } };
}
