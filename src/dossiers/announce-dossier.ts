import type { PlaceStore } from '../appointments/place-store.js';
import type { Appointment } from '../flow/appointment.js';
import type { DossierFacts, FlowEvent } from '../flow/events.js';
import type { Announcer } from '../inbox/announcer.js';
import {
  type Dossier,
  type DossierAppointment,
  type DossierHead,
  type HistoryEntry,
  promiseOf,
} from './dossier.js';
import type { DossierStore } from './dossier-store.js';
import { moveRef } from './message-ref.js';

export type AnnounceDeps = {
  dossiers: Pick<DossierStore, 'find' | 'markAnnounced' | 'unannouncedSince'>;
  announcer: Announcer;
  places: Pick<PlaceStore, 'giveBack'>;
};

/** What the citizen may know of a dossier as it stands. */
export const toDossierFacts = (dossier: DossierHead): DossierFacts => ({
  dossierId: dossier.dossierId,
  code: dossier.code,
  procedureName: dossier.procedureName,
  state: dossier.state,
  receivedAt: dossier.receivedAt,
  dueAt: promiseOf(dossier),
  feeVnd: dossier.feeVnd,
  ...(dossier.draft && { draftBy: dossier.draft.answerBy }),
  ...(dossier.appointment && { appointment: toAppointment(dossier.appointment) }),
});

const toAppointment = ({ askedAt, ...appointment }: DossierAppointment): Appointment => appointment;

export type Announcement = { eventId: string; event: FlowEvent };

/**
 * What the citizen was not told yet, in order. Each tells the dossier as it stood after its entry, and its id
 * comes from the entry, so telling it again, even much later, is telling the same.
 */
export const toAnnouncements = (dossier: Dossier): Announcement[] =>
  dossier.history.flatMap((entry) =>
    entry.seq > dossier.announcedSeq && entry.move ? [toAnnouncement(dossier, entry, entry.move)] : [],
  );

function toAnnouncement(
  dossier: Dossier,
  entry: HistoryEntry,
  move: NonNullable<HistoryEntry['move']>,
): Announcement {
  const eventId = moveRef(dossier.dossierId, entry.seq);
  return {
    eventId,
    event: {
      type: 'dossierMoved',
      at: entry.at,
      move,
      dossier: { ...toDossierFacts(dossier), state: entry.to, dueAt: entry.dueAt },
      ...(entry.note !== undefined && { note: entry.note }),
      ...(entry.details && { details: entry.details }),
      ref: eventId,
    },
  };
}

/**
 * Tells the citizen whatever they were not told, after places that the dossier no longer needs have been given back.
 * Stopped half-way it is done again from where the record stands.
 */
export async function announceDossier(
  { dossiers, announcer, places }: AnnounceDeps,
  dossier: Dossier,
): Promise<void> {
  if (dossier.announcedSeq >= dossier.lastSeq) return;
  const { appointment, submissionId } = dossier;
  if (appointment) await places.giveBack(submissionId, { but: appointment.at, booked: true });
  // nobody to tell: filed at the counter by somebody who is not on Zalo
  if (dossier.conversationId !== null) {
    for (const { eventId, event } of toAnnouncements(dossier)) {
      await announcer.announce(dossier.conversationId, eventId, event);
    }
  }
  await dossiers.markAnnounced(dossier.dossierId, dossier.lastSeq);
}

/**
 * For the sweeper: tells what has been lying untold since before this moment, because whoever should have told it died.
 * One dossier that cannot be told does not hold up the others; the failures are thrown together at the end.
 */
export async function announceWaiting(
  deps: AnnounceDeps,
  { before, limit }: { before: number; limit: number },
): Promise<number> {
  const failures: unknown[] = [];
  const ids = await deps.dossiers.unannouncedSince(before, limit);
  for (const id of ids) {
    try {
      const dossier = await deps.dossiers.find(id);
      if (dossier) await announceDossier(deps, dossier);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} dossiers could not be told`);
  return ids.length;
}
