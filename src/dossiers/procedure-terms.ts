import type { DuePolicy, TimeLimit } from '../calendar/due-at.js';

/** What a revision of a procedure says about time and money; a `Procedure` of the templates fits as it is. */
export type ProcedureTerms = {
  /** null: the office names the day itself */
  timeLimit: TimeLimit | null;
  duePolicy?: DuePolicy | undefined;
  fee: {
    /** `LOCAL`: set by the province, not known here */
    type: 'FREE' | 'PER_COPY' | 'LOCAL';
    vnd: number | null;
  };
};

/** VND; null when the amount is not known. */
export function feeOf({ type, vnd }: ProcedureTerms['fee'], copies: number | undefined): number | null {
  switch (type) {
    case 'FREE':
      return 0;
    case 'PER_COPY':
      return vnd === null || copies === undefined ? null : vnd * copies;
    case 'LOCAL':
      return null;
  }
}
