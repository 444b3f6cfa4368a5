import type { SupplementItem } from '../flow/move-details.js';
import type { Dossier, Supplement } from './dossier.js';

/** One request to the citizen with everything that came in answer; no answers while the citizen owes them. */
export type SupplementRound = {
  round: number;
  askedAt: number;
  /** username of the clerk */
  askedBy: string;
  note: string;
  /** what is missing, one by one; none in a dossier from before that was asked */
  items: SupplementItem[];
  answers: Supplement[];
};

/** The requests of a dossier, oldest first. */
export const toSupplementRounds = ({ history, supplements }: Dossier): SupplementRound[] =>
  history
    .filter(({ move }) => move === 'supplementAsked')
    .map(({ at, by, note, details }, i) => ({
      round: i + 1,
      askedAt: at,
      askedBy: by.kind === 'staff' ? by.username : '',
      note: note ?? '',
      items: details?.items ?? [],
      answers: supplements.filter(({ round }) => round === i + 1),
    }));
