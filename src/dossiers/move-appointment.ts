import type { PlaceStore } from '../appointments/place-store.js';
import type { ConversationId, OfficeId } from '../ids.js';
import type { Office } from '../offices/office.js';
import type { ActDeps } from './act-on-dossier.js';
import { announceDossier } from './announce-dossier.js';
import { grantFrom, soonFrom } from './clock.js';
import type { Dossier } from './dossier.js';
import { insist } from './insist.js';
import { applyChange, moveDossier } from './move-dossier.js';
import { promiseFrom, type TermsDeps } from './promise-from.js';

export type MoveAppointmentDeps = ActDeps &
  TermsDeps & { places: Pick<PlaceStore, 'take' | 'giveBack'>; getOffice(officeId: OfficeId): Office };

export type AppointmentRequest = {
  conversationId: ConversationId;
  dossierId: string;
  /** null: nobody comes, for the time being */
  slotAt: number | null;
  minutes: number;
  /** when the citizen asked; a request is older than what was asked later */
  at: number;
};

/** `taken`: the hour is full; `refused`: not a dossier of this citizen, or it is over */
export type AppointmentOutcome = { kind: 'done' } | { kind: 'taken' | 'refused'; dossier?: Dossier };

/**
 * Changes or cancels the hour of a dossier: the new place is taken first, then the dossier says so, then the old place is
 * given back, which `announceDossier` sees to. Stopped anywhere it may be done again; a request that is older than the
 * last one changes nothing. Throws `DossierBusy` when others keep changing the dossier.
 */
export function moveAppointment(
  deps: MoveAppointmentDeps,
  request: AppointmentRequest,
): Promise<AppointmentOutcome> {
  return insist(request.dossierId, () => tryMove(deps, request));
}

/** Undefined: somebody else changed the dossier in between, look again. */
async function tryMove(
  deps: MoveAppointmentDeps,
  request: AppointmentRequest,
): Promise<AppointmentOutcome | undefined> {
  const dossier = await deps.dossiers.find(request.dossierId);
  const { appointment } = dossier ?? {};
  if (!dossier || !appointment || dossier.conversationId !== request.conversationId)
    return { kind: 'refused' };
  if (request.at <= appointment.askedAt) {
    await announceDossier(deps, dossier);
    return { kind: 'done' };
  }
  const { slotAt, minutes, at } = request;
  const action = slotAt === null ? 'cancelAppointment' : 'moveAppointment';
  const moved = moveDossier(
    dossier,
    { action, at, by: { kind: 'citizen' } },
    deps.calendarOf(dossier.officeId),
  );
  if (moved.kind === 'refused') return { kind: 'refused' };
  const { conversationId } = request;
  if (slotAt !== null && !(await takePlace(deps, { ...dossier, conversationId }, { at: slotAt, minutes })))
    return { kind: 'taken', dossier };
  const due = promiseFrom(deps, dossier, slotAt);
  const dueAt = due?.at ?? null;
  const calendar = deps.calendarOf(dossier.officeId);
  const change = {
    ...moved.change,
    raised: [],
    appointment: { ...appointment, at: slotAt, minutes, askedAt: at },
    dueAt,
    dueProvisional: due?.provisional ?? false,
    soonAt: soonFrom(dossier.receivedAt, dueAt, calendar),
    granted: grantFrom([slotAt ?? at, dueAt], dossier.lastSeq + 1, calendar),
    entries: moved.change.entries.map((entry) => ({ ...entry, dueAt })),
  };
  if (!(await deps.dossiers.commitChange(dossier.dossierId, dossier.version, change))) return undefined;
  await announceDossier(deps, applyChange(dossier, change));
  return { kind: 'done' };
}

function takePlace(
  { places, getOffice }: MoveAppointmentDeps,
  { officeId, submissionId, conversationId, appointment }: Dossier & { conversationId: ConversationId },
  slot: { at: number; minutes: number },
): Promise<boolean> {
  if (!appointment) throw new Error('this dossier has no appointment');
  const { desk } = appointment;
  const capacity = getOffice(officeId).appointments.capacity[desk];
  return places.take({ officeId, desk, slot, capacity, holder: submissionId, conversationId }, null);
}
