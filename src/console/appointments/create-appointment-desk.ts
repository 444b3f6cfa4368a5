import type { PlaceStore } from '../../appointments/place-store.js';
import { toAnnouncements } from '../../dossiers/announce-dossier.js';
import type { DossierStore } from '../../dossiers/dossier-store.js';
import {
  type AppointmentRequest,
  type MoveAppointmentDeps,
  moveAppointment,
  planAppointment,
} from '../../dossiers/move-appointment.js';
import { applyChange } from '../../dossiers/move-dossier.js';
import { findDossier } from '../../dossiers/read-dossiers.js';
import type { FlowEvent } from '../../flow/events.js';
import { freeSlots } from '../../flow/slots/free-slots.js';
import type { OfficeId } from '../../ids.js';
import type { AppointmentDesk, AppointmentWish } from './appointment-desk.js';

type Parts = MoveAppointmentDeps & {
  dossiers: Pick<DossierStore, 'find'>;
  places: Pick<PlaceStore, 'takenFrom'>;
  /** the engine's words for an event, as the citizen of this office would read them */
  wordsFor(officeId: OfficeId, event: FlowEvent): string;
};

/** The desk on top of the use case that citizens have too. */
export function createAppointmentDesk(parts: Parts): AppointmentDesk {
  const freeHours: AppointmentDesk['freeHours'] = async (officeId, dossierId) => {
    const dossier = await findDossier(parts.dossiers, { officeId, dossierId });
    if (!dossier?.appointment) return [];
    const { appointment, submissionId: except } = dossier;
    const { desk, at } = appointment;
    const busy = await parts.places.takenFrom({ officeId, desk, from: parts.now(), except });
    // who is spoken to may come sooner than who books alone
    const appointments = { ...parts.getOffice(officeId).appointments, leadMinutes: 0 };
    const hours = { calendar: parts.calendarOf(officeId), office: { appointments } };
    const free = freeSlots(hours, { choosing: appointment, busy, now: parts.now() });
    return free.filter((one) => one !== at);
  };
  return {
    freeHours,
    async change(wish) {
      const { officeId, dossierId, slotAt } = wish;
      // what was never offered is no hour, whatever a form says
      if (slotAt !== null && !(await freeHours(officeId, dossierId)).includes(slotAt))
        return { kind: 'refused', reason: (await isSeen(parts, wish)) ? 'hourTaken' : 'conflict' };
      const outcome = await moveAppointment(parts, toRequest(parts, wish));
      return outcome.kind === 'taken' ? { kind: 'refused', reason: 'hourTaken' } : outcome;
    },
    async preview(wish) {
      const dossier = await findDossier(parts.dossiers, wish);
      if (dossier?.version !== wish.expectedVersion) return undefined;
      const planned = planAppointment(parts, dossier, toRequest(parts, wish));
      if (planned.kind === 'refused') return undefined;
      const moved = { ...applyChange(dossier, planned.change), announcedSeq: dossier.lastSeq };
      const told = toAnnouncements(moved).at(-1);
      return told && parts.wordsFor(wish.officeId, told.event);
    },
  };
}

const isSeen = async ({ dossiers }: Parts, wish: AppointmentWish): Promise<boolean> =>
  (await findDossier(dossiers, wish))?.version === wish.expectedVersion;

function toRequest({ getOffice, now }: Parts, wish: AppointmentWish): AppointmentRequest {
  const { officeId, dossierId, expectedVersion, by: username, slotAt, note } = wish;
  const { minutes } = getOffice(officeId).appointments;
  const by = { kind: 'staff', username, officeId, expectedVersion, note } as const;
  return { by, dossierId, slotAt, minutes, at: now() };
}
