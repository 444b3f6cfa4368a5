import type { PaperFacts } from './paper-facts.js';

/** One dossier of the register; empty where it is not known. */
export type RegisterLine = {
  code: string;
  procedureName: string;
  fullName: string;
  address: string;
  phone: string;
  channel: string;
  receivedAt: number;
  dueAt: number | null;
  resultAt: number | null;
  returnedAt: number | null;
  delivery: string;
  /** its state, or how it ended */
  remark: string;
};

/** The register of a period: what was received from the first to the last day, both included. */
export type RegisterFacts = Pick<PaperFacts, 'office' | 'printedAt'> & {
  from: number;
  to: number;
  lines: readonly RegisterLine[];
};
