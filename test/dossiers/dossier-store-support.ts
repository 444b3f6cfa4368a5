import type { Dossier } from '../../src/dossiers/dossier.js';
import type { DossierChange, DossierStore } from '../../src/dossiers/dossier-store.js';
import { moveDossier } from '../../src/dossiers/move-dossier.js';
import type { DossierAction } from '../../src/dossiers/transition.js';
import { DossierCode } from '../../src/ids.js';
import { calendar } from '../calendar/opening-hours.js';
import { aDossier, DETAILS, RECEIVED_AT } from './dossier-builders.js';

export type OpenDossierStore = () => Promise<{
  store: DossierStore;
  now(): number;
  advance(ms: number): void;
}>;

export const code = (n: number) => DossierCode.parse(`000.00.01.H53-260302-${String(n).padStart(4, '0')}`);
export const numbered = (n: number, over: Partial<Dossier> = {}) =>
  aDossier({ dossierId: `d-${n}`, submissionId: `s-${n}`, code: code(n), ...over });

export const changeOf = (dossier: Dossier, action: DossierAction, note?: string): DossierChange => {
  const moved = moveDossier(
    dossier,
    { action, at: RECEIVED_AT + 60_000, by: { kind: 'staff', username: 'thu' }, note, details: DETAILS },
    calendar,
  );
  if (moved.kind === 'refused') throw new Error(`${action} was refused`);
  return moved.change;
};
