import type { DossierState } from './dossier-state.js';

/** The stacks on a clerk's desk, as data: every state lies in exactly one, so no dossier can lie in none. */
export const WORKLISTS = {
  /** waiting for the clerk */
  waiting: [1],
  /** in process */
  processing: [2, 4, 6],
  /** waiting for the citizen */
  awaitingCitizen: [5],
  /** the result waits to be fetched */
  finished: [9],
  closed: [3, 7, 8, 10],
} as const satisfies Record<string, readonly DossierState[]>;

export type Worklist = keyof typeof WORKLISTS;

export const WORKLIST_NAMES = Object.keys(WORKLISTS) as Worklist[];

const BY_STATE = new Map<DossierState, Worklist>(
  WORKLIST_NAMES.flatMap((name) => WORKLISTS[name].map((state) => [state, name] as const)),
);

/** The worklist in which a dossier in this state lies. */
export function worklistOf(state: DossierState): Worklist {
  const worklist = BY_STATE.get(state);
  if (!worklist) throw new Error(`state ${state} lies in no worklist`);
  return worklist;
}
