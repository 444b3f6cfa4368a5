import type { EndedForm } from '../flow/form-tally.js';
import type { OfficeId, PlainDate } from '../ids.js';

/** How often a question was shown, answered, skipped and failed, and how often a form ended on it unsubmitted. */
export type FunnelRow = {
  key: string;
  shown: number;
  answered: number;
  skipped: number;
  failed: number;
  abandoned: number;
};

/** One revision of a procedure: the forms that ended, by how, and its questions in no particular order. */
export type Funnel = {
  procedureId: string;
  revision: string;
  ended: Readonly<Record<EndedForm['end'], number>>;
  questions: FunnelRow[];
};

export type FunnelFilter = {
  officeId?: OfficeId | undefined;
  procedureId?: string | undefined;
  /** days on which forms ended, both included */
  from: PlainDate;
  to: PlainDate;
};

/** How forms went, without anything of anybody. Both reject when the database is away. */
export type FunnelStore = {
  /** Takes a form in once, however often it is told. */
  record(officeId: OfficeId, form: EndedForm): Promise<void>;
  /** One for each procedure and revision that had forms, by id and revision. */
  sum(filter: FunnelFilter): Promise<Funnel[]>;
};
