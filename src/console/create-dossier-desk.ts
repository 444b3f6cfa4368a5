import type { WorkingCalendar } from '../calendar/create-working-calendar.js';
import { isOpenFor } from '../calendar/slots.js';
import { actOnDossier, previewDeed } from '../dossiers/act-on-dossier.js';
import { actWithFile, type FileActDeps } from '../dossiers/act-with-file.js';
import type { Dossier, DossierLine as StoredLine } from '../dossiers/dossier.js';
import type { DossierStore } from '../dossiers/dossier-store.js';
import { findAlike } from '../dossiers/find-alike.js';
import { listAppointments, type Visit } from '../dossiers/list-appointments.js';
import {
  countOwners,
  countWorklists,
  findDossier,
  findDossierByCode,
  listDossiers,
} from '../dossiers/read-dossiers.js';
import { toSearch } from '../dossiers/search-keys.js';
import { proposeDeed, returnProposal, signProposal } from '../dossiers/sign-proposal.js';
import { planMoves } from '../dossiers/transition.js';
import type { FormAsked } from '../dossiers/with-corrections.js';
import { OPEN_STATES, type Owner } from '../dossiers/worklists.js';
import type { FlowEvent } from '../flow/events.js';
import type { OfficeId } from '../ids.js';
import type { MessageLog } from '../replies/message-log.js';
import type { AttachmentReader } from './attachment-reader.js';
import type { DossierDesk, DossierFile, Whose } from './dossier-desk.js';
import { findUntold } from './find-untold.js';
import { mediaIdsOf, toDossierFile, toDossierLine } from './to-dossier-file.js';

type Parts = FileActDeps & {
  /** the form of a dossier as it was asked */
  formOf(procedureId: string, revision: string): FormAsked;
  dossiers: DossierStore;
  attachments: AttachmentReader;
  messages: Pick<MessageLog, 'fatesOf'>;
  /** the engine's words for an event, as the citizen of this office would read them */
  wordsFor(officeId: OfficeId, event: FlowEvent): string;
};

/** The desk on top of the dossiers' use cases. */
export function createDossierDesk(parts: Parts): DossierDesk {
  const { dossiers, attachments, wordsFor } = parts;
  return {
    async counts({ officeId, worklist, whose, username }) {
      const seen = { officeId, now: parts.now() };
      const [worklists, owners] = await Promise.all([
        countWorklists(dossiers, { ...seen, owner: ownerOf(whose, username) }),
        worklist === 'closed' ? null : countOwners(dossiers, { ...seen, worklist, username }),
      ]);
      return { worklists, owners };
    },
    async list({ whose, username, ...wish }) {
      const found = await listDossiers(dossiers, {
        ...wish,
        owner: ownerOf(whose, username),
        now: parts.now(),
      });
      return { ...found, lines: found.lines.map(lineOf(parts.calendarOf(wish.officeId))) };
    },
    async listOf(officeId, username) {
      const where = { states: OPEN_STATES, now: parts.now(), tomorrow: parts.now() };
      const owner = { whose: 'clerk', username } as const;
      const query = { officeId, where, owner, order: 'due', skip: 0, limit: MOST_FOUND } as const;
      return (await dossiers.list(query)).map(lineOf(parts.calendarOf(officeId)));
    },
    async visits(officeId) {
      const { days, outside } = await listAppointments(parts, officeId);
      const toVisit = lineOf(parts.calendarOf(officeId));
      const toVisits = (visits: Visit[]) => visits.map((one) => ({ ...one, dossier: toVisit(one.dossier) }));
      return {
        days: days.map((day) => ({ ...day, visits: toVisits(day.visits) })),
        outside: toVisits(outside),
      };
    },
    findByCode: (officeId, typed) => findDossierByCode(dossiers, { officeId, typed }),
    async search(officeId, typed) {
      const found = await dossiers.search(officeId, toSearch(typed), MOST_FOUND);
      return found.map(lineOf(parts.calendarOf(officeId)));
    },
    async open(officeId, dossierId) {
      const dossier = await findDossier(dossiers, { officeId, dossierId });
      if (!dossier) return undefined;
      const calendar = parts.calendarOf(officeId);
      const stored = await attachments.describe(mediaIdsOf(dossier));
      const file = toDossierFile(dossier, {
        ...{ stored, calendar, now: parts.now() },
        form: parts.formOf(dossier.procedureId, dossier.revision),
      });
      const alike = (await findAlike(dossiers, dossier)).map(lineOf(calendar));
      const untold = await findUntold(parts.messages, dossier);
      return { ...file, alike, untold, ...appointmentOf(dossier, calendar) };
    },
    async versionOf(officeId, dossierId) {
      const head = await dossiers.findHead(dossierId);
      return head?.officeId === officeId ? head.version : undefined;
    },
    act: ({ file, ...deed }) => (file ? actWithFile(parts, deed, file) : actOnDossier(parts, deed)),
    propose: (deed) => proposeDeed(parts, deed),
    signProposal: (signing) => signProposal(parts, signing),
    returnProposal: (signing) => returnProposal(parts, signing),
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

/** Whoever finds more than this is asked to say more. */
const MOST_FOUND = 50;

const lineOf = (calendar: WorkingCalendar) => (dossier: StoredLine) => toDossierLine(dossier, calendar);

function ownerOf(whose: Whose, username: string): Owner {
  return whose === 'mine' ? { whose: 'clerk', username } : { whose };
}

function appointmentOf(
  { appointment, state }: Dossier,
  calendar: WorkingCalendar,
): Pick<DossierFile, 'appointment'> {
  if (!appointment) return {};
  const { at, minutes } = appointment;
  const mayChange = planMoves(state, 'moveAppointment').kind === 'planned';
  return { appointment: { at, isOpen: at === null || isOpenFor(calendar, { at, minutes }), mayChange } };
}
