import type { PlaceStore } from '../appointments/place-store.js';
import type { ConversationId, OfficeId } from '../ids.js';
import type { Office } from '../offices/office.js';
import type { ActDeps } from './act-on-dossier.js';
import { announceDossier } from './announce-dossier.js';
import { grantFrom, soonFrom } from './clock.js';
import type { Dossier } from './dossier.js';
import type { DossierChange } from './dossier-store.js';
import { insist } from './insist.js';
import { applyChange, type MoveRefusal, moveDossier } from './move-dossier.js';
import { promiseFrom, type TermsDeps } from './promise-from.js';

export type MoveAppointmentDeps = ActDeps &
  TermsDeps & { places: Pick<PlaceStore, 'take' | 'giveBack'>; getOffice(officeId: OfficeId): Office };

/** The citizen whose dossier it is, or somebody at its office, who saw it as it was then and says why. */
export type AppointmentAsker =
  | { kind: 'citizen'; conversationId: ConversationId }
  | { kind: 'staff'; username: string; officeId: OfficeId; expectedVersion: number; note: string };

export type AppointmentRequest = {
  by: AppointmentAsker;
  dossierId: string;
  /** null: nobody comes, for the time being */
  slotAt: number | null;
  minutes: number;
  /** when it was asked; a request is older than what was asked later */
  at: number;
};

export type AppointmentOutcome =
  | { kind: 'done' }
  /** the hour is full */
  | { kind: 'taken'; dossier: Dossier }
  | { kind: 'refused'; reason: 'notFound' | 'conflict' | MoveRefusal };

const refused = (reason: 'notFound' | 'conflict' | MoveRefusal) => ({ kind: 'refused', reason }) as const;

/**
 * Changes or cancels the hour of a dossier: the new place is taken first, then the dossier says so, then the old place is
 * given back, which `announceDossier` sees to. Stopped anywhere it may be done again; a request that is older than the
 * last one changes nothing. A citizen's wish goes through whatever a clerk does meanwhile; a clerk's is refused when the
 * dossier is no longer what they saw. Throws `DossierBusy` when others keep changing the dossier.
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
  if (!dossier || !isTheirs(dossier, request.by)) return refused('notFound');
  if (request.by.kind === 'staff' && dossier.version !== request.by.expectedVersion)
    return refused('conflict');
  if (request.by.kind === 'citizen' && isOld(request, dossier)) {
    await announceDossier(deps, dossier);
    return { kind: 'done' };
  }
  const planned = planAppointment(deps, dossier, request);
  if (planned.kind === 'refused') return planned;
  const { slotAt, minutes } = request;
  if (slotAt !== null && !(await takePlace(deps, dossier, { at: slotAt, minutes })))
    return { kind: 'taken', dossier };
  if (!(await deps.dossiers.commitChange(dossier.dossierId, dossier.version, planned.change))) {
    await giveBackUnused(deps, request);
    return undefined;
  }
  await announceDossier(deps, applyChange(dossier, planned.change));
  return { kind: 'done' };
}

const isOld = ({ at }: AppointmentRequest, { appointment }: Dossier): boolean =>
  appointment !== undefined && at <= appointment.askedAt;

const isTheirs = (dossier: Dossier, by: AppointmentAsker): boolean =>
  by.kind === 'citizen' ? dossier.conversationId === by.conversationId : dossier.officeId === by.officeId;

/** The change that it makes, with a promise that runs from the new hour; or why it makes none. Pure. */
export function planAppointment(
  deps: TermsDeps,
  dossier: Dossier,
  { by, slotAt, minutes, at }: AppointmentRequest,
): { kind: 'planned'; change: DossierChange } | ReturnType<typeof refused> {
  const { appointment } = dossier;
  if (!appointment) return refused('notAllowed');
  const calendar = deps.calendarOf(dossier.officeId);
  const action = slotAt === null ? 'cancelAppointment' : 'moveAppointment';
  const words = by.kind === 'staff' ? { note: by.note.normalize('NFC').trim() } : {};
  const actor = by.kind === 'staff' ? { kind: by.kind, username: by.username } : ({ kind: by.kind } as const);
  const moved = moveDossier(dossier, { action, at, by: actor, ...words }, calendar);
  if (moved.kind === 'refused') return moved;
  const due = promiseFrom(deps, dossier, slotAt);
  const dueAt = due?.at ?? null;
  const change = {
    ...moved.change,
    raised: [],
    appointment: { ...appointment, at: slotAt, minutes, askedAt: at },
    dueAt,
    dueProvisional: due?.provisional ?? false,
    soonAt: soonFrom(slotAt ?? dossier.receivedAt, dueAt, calendar),
    granted: grantFrom([slotAt ?? at, dueAt], dossier.lastSeq + 1, calendar),
    entries: moved.change.entries.map((entry) => ({ ...entry, dueAt })),
  };
  return { kind: 'planned', change };
}

function takePlace(
  { places, getOffice }: MoveAppointmentDeps,
  { officeId, submissionId, conversationId, appointment }: Dossier,
  slot: { at: number; minutes: number },
): Promise<boolean> {
  if (!appointment) throw new Error('this dossier has no appointment');
  const { desk } = appointment;
  const capacity = getOffice(officeId).appointments.capacity[desk];
  return places.take({ officeId, desk, slot, capacity, holder: submissionId, conversationId }, null);
}

/** A clerk who came too late does not try again, so the place that was taken in vain is given back. */
async function giveBackUnused(
  { places, dossiers }: MoveAppointmentDeps,
  { by, dossierId }: AppointmentRequest,
): Promise<void> {
  const now = by.kind === 'staff' ? await dossiers.find(dossierId) : undefined;
  if (now?.appointment) await places.giveBack(now.submissionId, { but: now.appointment.at, booked: true });
}
