import type { SubmittedAnswer } from '../flow/submission.js';
import type { Office } from '../offices/office.js';

/** Somebody asked for more: what exactly, and why. */
export type SupplementFacts = {
  round: number;
  at: number;
  /** display name of the clerk */
  by: string;
  note: string;
  items: readonly { item: string; reason: string; example: string }[];
};

/** One line of the hand-over table. */
export type HandOver = { at: number; from: string; to: string; what: string; result: string; note: string };

/** The office said no, or stops: with its reason and the law that it rests on. */
export type Ending = { at: number; by: string; reason: string; ground: string };

/** Everything that stands on the papers of one dossier; empty where it is not known. */
export type PaperFacts = {
  office: Pick<Office, 'name' | 'centreName' | 'address' | 'phone' | 'hoursText'>;
  dossier: {
    code: string;
    procedureId: string;
    procedureName: string;
    procedureCode: string;
    /** how long it may take, in words */
    timeText: string;
    channel: string;
    receivedAt: number;
    copies: number | null;
    feeVnd: number | null;
    paidVnd: number;
    delivery: string;
    deliveryAddress: string;
    resultAt: number | null;
    /** before, on or after the promised day, in words */
    resultClass: string;
  };
  applicant: { fullName: string; identityNumber: string; address: string; phone: string; email: string };
  /** papers that came with the form or with a supplement */
  handedIn: readonly { name: string; files: string }[];
  /** the form as it was asked and answered */
  answers: readonly SubmittedAnswer[];
  declaration: { text: string; at: number };
  /** what the receipt promises; null before */
  acceptance: { at: number; by: string; dueAt: number | null } | null;
  supplements: readonly SupplementFacts[];
  refusal: Ending | null;
  apologies: readonly {
    at: number;
    by: string;
    reason: string;
    formerDueAt: number | null;
    dueAt: number | null;
  }[];
  /** `stage`: how far it had come */
  stop: (Ending & { stage: string }) | null;
  handOvers: readonly HandOver[];
  printedAt: number;
};
