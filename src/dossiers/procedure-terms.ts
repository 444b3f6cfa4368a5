import type { DuePolicy, TimeLimit } from '../calendar/due-at.js';

/** What a revision of a procedure says about time; a `Procedure` of the templates fits as it is. */
export type ProcedureTerms = {
  /** null: the office names the day itself */
  timeLimit: TimeLimit | null;
  duePolicy?: DuePolicy | undefined;
  /** false: filed here, also at an office that takes pre-declarations */
  formalFiling?: boolean | undefined;
};
