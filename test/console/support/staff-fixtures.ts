import { createPasswordHasher } from '../../../src/adapters/crypto/create-password-hasher.js';
import { Staff } from '../../../src/console/staff/staff.js';
import { BINH_MINH, NINH_THANH } from '../../dossiers/dossier-builders.js';

export const PASSWORD = 'bến đò Cẩm Giang';

const passwords = createPasswordHasher();
/** Hashing is slow on purpose, so the fixtures share one hash. */
const passwordHash = await passwords.hash(PASSWORD);

export const aStaff = (over: Partial<Record<keyof Staff, unknown>> = {}): Staff =>
  Staff.parse({
    username: 'mai',
    officeIds: [NINH_THANH],
    displayName: 'Trần Thị Mai',
    role: 'clerk',
    passwordHash,
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
  official: aStaff({ username: 'hanh', displayName: 'Đỗ Thị Hạnh', role: 'official' }),
  administrator: aStaff({ username: 'quantri', displayName: 'Bùi Văn Tài', role: 'administrator' }),
  disabled: aStaff({ username: 'nghi', displayName: 'Hồ Văn Nghi', disabled: true }),
};
