import { findObstacle } from './check-deed.js';
import type { DossierHead } from './dossier.js';
import { ClerkAction, planMoves } from './transition.js';

/** What a clerk may do with a dossier as it stands, in the order in which it is offered. */
export const offeredActions = (dossier: DossierHead): ClerkAction[] =>
  ClerkAction.options.filter(
    (action) => planMoves(dossier.state, action).kind === 'planned' && !findObstacle(dossier, action),
  );
