import type { OfficeId, PlainDate } from '../ids.js';
import type { Stay } from './stay.js';

/** The record of who stays behind. Every promise rejects when the record cannot be reached. */
export type StayStore = {
  /** One for each person, office and day; a later one replaces it. */
  put(stay: Stay): Promise<void>;
  end(officeId: OfficeId, day: PlainDate, username: string): Promise<void>;
  /** By username. */
  listOn(officeId: OfficeId, day: PlainDate): Promise<Stay[]>;
};
