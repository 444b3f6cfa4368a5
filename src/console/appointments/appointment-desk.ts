import type { MoveRefusal } from '../../dossiers/move-dossier.js';
import type { OfficeId } from '../../ids.js';

/** Which dossier, as somebody saw it. */
export type SeenDossier = { officeId: OfficeId; dossierId: string; expectedVersion: number };

/** What somebody of the office wants of an appointment, and why; the citizen reads the reason. */
export type AppointmentWish = SeenDossier & {
  /** username */
  by: string;
  /** null: nobody comes, for the time being */
  slotAt: number | null;
  note: string;
};

export type AppointmentRefusal =
  /** no such dossier here */
  | 'notFound'
  /** changed since they looked */
  | 'conflict'
  /** somebody else had the last place of that hour, or nobody is received then */
  | 'hourTaken'
  | MoveRefusal;

/**
 * The hours at which people come, as the office moves them. A dossier of another office does not exist here. Promises
 * reject only when the record cannot be reached.
 */
export type AppointmentDesk = {
  /** When its people could come, in order: every hour with a place left, from now on; none for who has not to come. */
  freeHours(officeId: OfficeId, dossierId: string): Promise<number[]>;
  /** Moves or calls off: everything of it or nothing. */
  change(wish: AppointmentWish): Promise<{ kind: 'done' } | { kind: 'refused'; reason: AppointmentRefusal }>;
  /** The message that the citizen would get, word for word; undefined when it would be refused. */
  preview(wish: AppointmentWish): Promise<string | undefined>;
};
