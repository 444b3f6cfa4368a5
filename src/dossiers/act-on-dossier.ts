import type { WorkingCalendar } from '../calendar/create-working-calendar.js';
import type { MoveDetails } from '../flow/move-details.js';
import type { OfficeId } from '../ids.js';
import {
  type AnnounceDeps,
  type Announcement,
  announceDossier,
  toAnnouncements,
} from './announce-dossier.js';
import type { Deed } from './check-deed.js';
import type { Dossier } from './dossier.js';
import type { DossierChange, DossierStore } from './dossier-store.js';
import { applyChange, type MoveRefusal, moveDossier } from './move-dossier.js';
import type { ClerkAction } from './transition.js';

export type ActDeps = {
  dossiers: AnnounceDeps['dossiers'] & Pick<DossierStore, 'commitChange'>;
  announcer: AnnounceDeps['announcer'];
  places: AnnounceDeps['places'];
  calendarOf(officeId: OfficeId): WorkingCalendar;
  now(): number;
};

export type ClerkDeed = {
  officeId: OfficeId;
  dossierId: string;
  action: ClerkAction;
  /** the clerk's username */
  by: string;
  /** the clerk's words, to the citizen or to colleagues; empty when there are none */
  note: string;
  details?: MoveDetails | undefined;
  /** the version that the clerk was looking at */
  expectedVersion: number;
};

/** Which dossier, as somebody saw it. */
export type DeedPlace = Pick<ClerkDeed, 'officeId' | 'dossierId' | 'expectedVersion'>;

/** A deed without its moment. */
export type PlainDeed = Omit<Deed, 'at'>;

export type ActRefusal =
  /** not in this office, or nowhere */
  | 'notFound'
  /** changed since the clerk looked */
  | 'conflict'
  /** nobody signs what they proposed, where an office wants two people */
  | 'ownProposal'
  /** what the state table, or the deed itself, does not bear */
  | MoveRefusal;

export type ActOutcome = { kind: 'done'; dossier: Dossier } | { kind: 'refused'; reason: ActRefusal };

const refused = (reason: ActRefusal) => ({ kind: 'refused', reason }) as const;

/**
 * A clerk does something with a dossier: everything of it or nothing. Of two clerks at once one wins, the other is
 * refused. Whether the clerk's role allows it is the caller's question. If it is done but the citizen cannot be told right
 * now, this still answers `done`: the record knows what is untold and the sweeper tells it.
 */
export const actOnDossier = (deps: ActDeps, deed: ClerkDeed): Promise<ActOutcome> =>
  carryOut(deps, deed, () => toDeed(deed));

/** A deed that depends on how the dossier stands; otherwise as `actOnDossier`. */
export async function carryOut(
  deps: ActDeps,
  place: DeedPlace,
  deedFor: (dossier: Dossier) => PlainDeed | ActRefusal,
): Promise<ActOutcome> {
  const planned = await plan(deps, place, deedFor);
  if (planned.kind === 'refused') return planned;
  const { dossier, change } = planned;
  if (!(await deps.dossiers.commitChange(dossier.dossierId, place.expectedVersion, change))) {
    return refused('conflict');
  }
  const moved = applyChange(dossier, change);
  await announceDossier(deps, moved).catch(() => undefined);
  return { kind: 'done', dossier: moved };
}

/** What the citizen would be told if the clerk did this now; undefined when it would be refused. */
export async function previewDeed(deps: ActDeps, deed: ClerkDeed): Promise<Announcement | undefined> {
  const planned = await plan(deps, deed, () => toDeed(deed));
  if (planned.kind === 'refused') return undefined;
  const { dossier, change } = planned;
  // what is still on its way is no part of it
  return toAnnouncements({ ...applyChange(dossier, change), announcedSeq: dossier.lastSeq }).at(-1);
}

type Planned = { kind: 'planned'; dossier: Dossier; change: DossierChange };

async function plan(
  deps: ActDeps,
  { dossierId, officeId, expectedVersion }: DeedPlace,
  deedFor: (dossier: Dossier) => PlainDeed | ActRefusal,
): Promise<Planned | ReturnType<typeof refused>> {
  const dossier = await deps.dossiers.find(dossierId);
  if (dossier?.officeId !== officeId) return refused('notFound');
  if (dossier.version !== expectedVersion) return refused('conflict');
  const deed = deedFor(dossier);
  if (typeof deed === 'string') return refused(deed);
  const moved = moveDossier(dossier, { ...deed, at: deps.now() }, deps.calendarOf(officeId));
  return moved.kind === 'refused' ? moved : { kind: 'planned', dossier, change: moved.change };
}

const toDeed = ({ action, by, note, details }: ClerkDeed): PlainDeed => ({
  ...{ action, by: { kind: 'staff', username: by }, details },
  note: note.normalize('NFC').trim(),
});
