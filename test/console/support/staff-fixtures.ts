import type { PasswordHasher } from '../../../src/console/staff/password-hasher.js';
import { Staff } from '../../../src/console/staff/staff.js';
import { BINH_MINH, NINH_THANH } from '../../dossiers/dossier-builders.js';

export const PASSWORD = 'bến đò Cẩm Giang';

/** Real hashing is slow on purpose; it has a test of its own. */
export const quickHasher: PasswordHasher = {
  hash: async (password) => `quick:${password}`,
  verify: async (hash, password) => hash === `quick:${password}`,
};

export const aStaff = (over: Partial<Record<keyof Staff, unknown>> = {}): Staff =>
  Staff.parse({
    username: 'mai',
    officeIds: [NINH_THANH],
    displayName: 'Trần Thị Mai',
    role: 'clerk',
    passwordHash: `quick:${PASSWORD}`,
    disabled: false,
    sessionsValidFrom: 0,
    ...over,
  });

/** The people of two wards. */
export const people = {
  clerk: aStaff(),
  otherClerk: aStaff({ username: 'quang', displayName: 'Lê Minh Quang' }),
  clerkElsewhere: aStaff({ username: 'thu', displayName: 'Phạm Thị Thu', officeIds: [BINH_MINH] }),
  clerkOfBoth: aStaff({ username: 'son', displayName: 'Võ Thanh Sơn', officeIds: [NINH_THANH, BINH_MINH] }),
  head: aStaff({ username: 'dung', displayName: 'Ngô Thị Dung', role: 'head' }),
  official: aStaff({ username: 'hanh', displayName: 'Đỗ Thị Hạnh', role: 'official' }),
  administrator: aStaff({ username: 'quantri', displayName: 'Bùi Văn Tài', role: 'administrator' }),
  volunteer: aStaff({ username: 'tuan', displayName: 'Cao Anh Tuấn', role: 'volunteer' }),
  disabled: aStaff({ username: 'nghi', displayName: 'Hồ Văn Nghi', disabled: true }),
};
