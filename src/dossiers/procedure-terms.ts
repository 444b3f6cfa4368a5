import type { DuePolicy, TimeLimit } from '../calendar/due-at.js';
import type { Procedure } from '../flow/procedure.js';
import type { PlainDate } from '../ids.js';

/** What a revision of a procedure says about time; a `Procedure` of the templates fits as it is. */
export type ProcedureTerms = {
  /** null: the office names the day itself */
  timeLimit: TimeLimit | null;
  /** the last day on which the limit holds for what comes in */
  validTo?: PlainDate | undefined;
  duePolicy?: DuePolicy | undefined;
  /** the citizen looks through a draft of the result */
  draftConfirm?: unknown;
  /** whether it can be done on the day on which it comes in */
  fridayEligible?: Procedure['fridayEligible'];
  tone?: Procedure['tone'];
  /** false: filed here, also at an office that takes pre-declarations */
  formalFiling?: boolean | undefined;
};
