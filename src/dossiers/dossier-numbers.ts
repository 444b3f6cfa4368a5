import type { OfficeId, PlainDate } from '../ids.js';

/**
 * Counts the dossiers that an office receives in a day: 1, 2, 3, … Every call gives the next number, and none is given
 * twice; a number whose caller then fails is lost. Rejects when the database is away.
 */
export type DossierNumbers = {
  next(officeId: OfficeId, receivedOn: PlainDate): Promise<number>;
};
