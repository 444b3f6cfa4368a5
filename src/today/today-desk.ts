import type { DossierLine } from '../dossiers/dossier.js';
import type { OfficeId, PlainDate } from '../ids.js';
import type { Stay } from './stay.js';

/** What an office promised for today. */
export type Today = {
  day: PlainDate;
  /** still to be done, the most urgent first */
  open: DossierLine[];
  /** of those promised for today, how many have their result */
  done: number;
  total: number;
  stays: Stay[];
  /** the office has closed for today, or does not open at all */
  isAfterHours: boolean;
};

export type StayWish = {
  officeId: OfficeId;
  username: string;
  /** `HH:MM` of today */
  until: string;
  dossierIds: readonly string[];
};

/** `time`: no time of today that is still to come; `dossiers`: none of them is promised today and still to be done. */
export type StayRefusal = 'time' | 'dossiers';

/** Today's promises and who stays behind for them. Promises reject only when the record cannot be reached. */
export type TodayDesk = {
  look(officeId: OfficeId): Promise<Today>;
  /** Notes that somebody stays; what they said before today is replaced. */
  stay(wish: StayWish): Promise<StayRefusal | undefined>;
  goHome(officeId: OfficeId, username: string): Promise<void>;
};
