import type { StaffRole } from './staff.js';

/** `reveal` covers whatever is masked: identity numbers and the files that citizens sent. */
export type Permission = 'readDossiers' | 'reveal' | 'act';

const granted: Record<StaffRole, readonly Permission[]> = {
  clerk: ['readDossiers', 'reveal', 'act'],
  head: ['readDossiers', 'reveal', 'act'],
  official: ['readDossiers', 'reveal'],
  administrator: ['readDossiers'],
};

/** Whether a role may do this; asked on the server for every request. */
export const mayDo = (role: StaffRole, permission: Permission): boolean => granted[role].includes(permission);
