import type { Connection } from 'mongoose';
import { z } from 'zod';
import { Staff } from '../../console/staff/staff.js';
import type { StaffStore } from '../../console/staff/staff-store.js';
import type { Cipher } from '../../secrets/cipher.js';

/** `_id` is the username; the display name is a person's name and lies sealed. */
const StaffRow = Staff.omit({ username: true, displayName: true }).extend({
  _id: Staff.shape.username,
  nameSealed: z.string(),
});
type StaffRow = z.infer<typeof StaffRow>;

const DUPLICATE_KEY = 11000;

/** Staff accounts in the collection `staff`. */
export function createMongoStaffStore(parts: { connection: Connection; cipher: Cipher }): StaffStore {
  const { connection, cipher } = parts;
  const rows = connection.collection<StaffRow>('staff');

  function toStaff(raw: unknown): Staff {
    const { _id, nameSealed, ...rest } = StaffRow.parse(raw);
    return { ...rest, username: _id, displayName: cipher.open(nameSealed) };
  }

  return {
    async find(username) {
      const row = await rows.findOne({ _id: username });
      return row ? toStaff(row) : undefined;
    },
    async listAt(officeId) {
      return (await rows.find({ officeIds: officeId }).sort({ _id: 1 }).toArray()).map(toStaff);
    },
    async namesOf(usernames) {
      const known = Staff.shape.username.array().parse(usernames.filter(isUsername));
      const found = await rows.find({ _id: { $in: known } }).toArray();
      return new Map(found.map(toStaff).map((staff) => [staff.username, staff.displayName]));
    },
    async insert({ username, displayName, ...rest }) {
      try {
        await rows.insertOne({ ...rest, _id: username, nameSealed: cipher.seal(displayName) });
        return true;
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === DUPLICATE_KEY) return false;
        throw error;
      }
    },
    async change(username, { displayName, ...what }) {
      const named = displayName === undefined ? {} : { nameSealed: cipher.seal(displayName) };
      const { matchedCount } = await rows.updateOne({ _id: username }, { $set: { ...what, ...named } });
      return matchedCount === 1;
    },
  };
}

const isUsername = (name: string) => Staff.shape.username.safeParse(name).success;
