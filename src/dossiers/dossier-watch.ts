import type { OfficeId } from '../ids.js';
import type { DossierLine } from './dossier.js';
import type { Escalation, EscalationStep } from './escalation.js';
import type { DossierAction } from './transition.js';

/** Somebody has to look at this dossier again; `lookAt` tells one look from the next. */
export type DueLook = { dossierId: string; lookAt: number };

/** What a look found; it changes neither the version nor the history of a dossier. */
export type Look = {
  /** every step that the present promise has reached */
  raised: EscalationStep[];
  /** those of them that are new */
  fresh: Escalation[];
  /** null: nothing more can be reached until somebody does something */
  nextLookAt: number | null;
};

export type RaisedQuery = {
  officeId: OfficeId;
  step: EscalationStep;
  /** only what these have; null stands for nobody */
  owners?: readonly (string | null)[] | undefined;
};

/** The part of the record of dossiers that minds promises before they are broken. Rejects when the database is away. */
export type DossierWatch = {
  /** Dossiers to be looked at by this moment; every new one is, and every one that was changed. */
  dueForLook(at: number, limit: number): Promise<DueLook[]>;
  /** Dossiers from before there was a watch become due. */
  adoptUnwatched(): Promise<void>;
  /** False when the dossier has changed, or somebody else has looked: nothing was written. */
  recordLook(due: DueLook, version: number, look: Look): Promise<boolean>;
  /** Dossiers on which a step was raised that still counts, the most urgent first. */
  listRaised(query: RaisedQuery, limit: number): Promise<DossierLine[]>;
  countRaised(query: RaisedQuery): Promise<number>;
  /** Dossiers with a proposal that waits to be signed, the longest waiting first. */
  listProposed(officeId: OfficeId, limit: number): Promise<DossierLine[]>;
  /** Open dossiers with which one of these was done since then, what changed last first. */
  doneSince(
    query: { officeId: OfficeId; actions: readonly DossierAction[]; since: number },
    limit: number,
  ): Promise<DossierLine[]>;
};
