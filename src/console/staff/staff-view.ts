import type { Office } from '../../offices/office.js';
import { type ConsoleWords, fill } from '../pages/console-words.js';
import { personIdOf } from './person-id.js';
import { type Staff, StaffRole } from './staff.js';

type Option = { value: string; label: string; chosen: boolean };
/** The fields that an administrator fills in of somebody, as they were typed. */
export type FactsView = { displayName: string; roles: Option[]; offices: Option[] };

export type StaffLine = {
  id: string;
  username: string;
  displayName: string;
  role: string;
  state: string;
  tone: 'done' | 'soon' | 'late';
};

export type StaffView = {
  lines: StaffLine[];
  typed: FactsView & { username: string };
  problem?: string;
};

export type PersonView = StaffLine & {
  facts: FactsView;
  disabled: boolean;
  isSelf: boolean;
  hasSecondFactor: boolean;
  /** that they have to wait before they may try again */
  lock?: string;
  /** what the system made, shown this once */
  password?: string;
  problem?: string;
};

export type TypedFacts = { displayName: string; role: string; officeIds: readonly string[] };

/** What may be chosen, with what is typed or stands. Offices are those of the administrator. */
export const toFactsView = (
  { displayName, role, officeIds }: TypedFacts,
  offices: readonly Office[],
  words: ConsoleWords,
): FactsView => ({
  displayName,
  roles: StaffRole.options.map((value) => ({ value, label: words.roles[value], chosen: value === role })),
  offices: offices.map(({ id, name }) => ({ value: id, label: name, chosen: officeIds.includes(id) })),
});

export function toStaffLine(person: Staff, words: ConsoleWords): StaffLine {
  const { username, displayName, role, disabled, mustChangePassword } = person;
  const { states } = words.staff;
  const [state, tone] = disabled
    ? [states.disabled, 'late' as const]
    : mustChangePassword
      ? [states.first, 'soon' as const]
      : [states.active, 'done' as const];
  return { id: personIdOf(username), username, displayName, role: words.roles[role], state, tone };
}

/** The wait of somebody who is locked out, in words. */
export const lockInWords = ({ retryAfterMs }: { retryAfterMs: number }, words: ConsoleWords): string =>
  fill(words.staff.lockedFor, { minutes: Math.ceil(retryAfterMs / 60_000) });
