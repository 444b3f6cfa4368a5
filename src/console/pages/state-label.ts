import type { DossierState } from '../../dossiers/dossier-state.js';
import type { ConsoleWords } from './console-words.js';

/** A national state of a dossier in words. */
export const toStateLabel = (state: DossierState, words: ConsoleWords): string =>
  words.states[`${state}` as `${DossierState}`];
