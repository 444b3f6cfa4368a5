import type { Answers } from '../../support/fill-form.js';

/** One procedure filed for real: what the citizen writes, and what then stands in the receipt, record and console. */
export type Filing = {
  procedureId: string;
  /** everyday words that lead to its card */
  words: string;
  /** answers that the usual ones do not give, see `USUAL_ANSWERS`; put before them */
  answers: Answers;
  /** of the dossier's row */
  dossier?: Record<string, unknown>;
  receipt: readonly RegExp[];
  /** texts that the clerk reads on the dossier's page */
  clerkReads: readonly string[];
  /** texts that stand nowhere on that page before the clerk asks to see them */
  hidden?: readonly string[];
};
