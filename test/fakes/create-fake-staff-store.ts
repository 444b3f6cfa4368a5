import type { Staff } from '../../src/console/staff/staff.js';
import type { StaffStore } from '../../src/console/staff/staff-store.js';

/** Staff in memory; held to the same contract suite as those on MongoDB. */
export function createFakeStaffStore(accounts: readonly Staff[] = []): StaffStore {
  const rows = new Map<string, Staff>(accounts.map((one) => [one.username, structuredClone(one)]));
  return {
    find: async (username) => structuredClone(rows.get(username)),
    async listAt(officeId) {
      const own = [...rows.values()].filter(({ officeIds }) => officeIds.includes(officeId));
      return structuredClone(own.toSorted((one, other) => (one.username < other.username ? -1 : 1)));
    },
    async namesOf(usernames) {
      const known = usernames.flatMap((name) => rows.get(name) ?? []);
      return new Map(known.map(({ username, displayName }) => [username, displayName]));
    },
    async insert(staff) {
      if (rows.has(staff.username)) return false;
      rows.set(staff.username, structuredClone(staff));
      return true;
    },
    async change(username, what) {
      const row = rows.get(username);
      if (row) rows.set(username, { ...row, ...what });
      return row !== undefined;
    },
  };
}
