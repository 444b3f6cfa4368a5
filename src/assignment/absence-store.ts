import type { OfficeId, PlainDate } from '../ids.js';
import type { Absence } from './absence.js';

/** The record of who is away. Every promise rejects when the record cannot be reached. */
export type AbsenceStore = {
  /** One for each person and office; a later one replaces it. */
  put(absence: Absence): Promise<void>;
  end(officeId: OfficeId, username: string): Promise<void>;
  /** Who is away on this day, by username. */
  listOn(officeId: OfficeId, day: PlainDate): Promise<Absence[]>;
};
