import { toPlainDate } from '../calendar/plain-date.js';
import type { StaffStore } from '../console/staff/staff-store.js';
import type { DossierStore } from '../dossiers/dossier-store.js';
import { OPEN_STATES } from '../dossiers/worklists.js';
import type { OfficeId } from '../ids.js';
import type { Office } from '../offices/office.js';
import type { AbsenceStore } from './absence-store.js';

type Parts = {
  staff: Pick<StaffStore, 'listAt'>;
  absences: Pick<AbsenceStore, 'listOn'>;
  dossiers: Pick<DossierStore, 'count'>;
  getOffice(officeId: OfficeId): Office;
  now(): number;
};

/**
 * Whose a new dossier is: the present clerk with the fewest open ones, of several the first by username. Null where an
 * office shares out by hand, or nobody is there.
 */
export const createFindOwner =
  ({ staff, absences, dossiers, getOffice, now }: Parts) =>
  async (officeId: OfficeId): Promise<string | null> => {
    if (getOffice(officeId).assignment === 'BY_HAND') return null;
    const [everybody, away] = await Promise.all([
      staff.listAt(officeId),
      absences.listOn(officeId, toPlainDate(now())),
    ]);
    const where = { states: OPEN_STATES, now: now(), tomorrow: now() };
    const loadOf = (username: string) =>
      dossiers.count({ officeId, where, owner: { whose: 'clerk', username } });
    const present = everybody
      .filter(({ role, disabled }) => role === 'clerk' && !disabled)
      .filter(({ username }) => !away.some((one) => one.username === username))
      .map(async ({ username }) => ({ username, load: await loadOf(username) }));
    const [first] = (await Promise.all(present)).toSorted(
      (a, b) => a.load - b.load || (a.username < b.username ? -1 : 1),
    );
    return first?.username ?? null;
  };
