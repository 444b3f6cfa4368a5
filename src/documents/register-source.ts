import type { Dossier } from '../dossiers/dossier.js';
import type { OfficeId } from '../ids.js';

/** What was received from this moment until that one (exclusive). */
export type RegisterPeriod = { officeId: OfficeId; from: number; until: number };

/** Dossiers as the register reads them. Rejects when the database is away. */
export type RegisterSource = {
  count(period: RegisterPeriod): Promise<number>;
  /** In the order in which they were received; read in batches, never all at once. */
  read(period: RegisterPeriod): AsyncIterable<Dossier>;
};
