import type { StaffRole } from './staff.js';

/**
 * `reveal` covers whatever is masked: identity numbers and the files that citizens sent; `talk` what citizens write to
 * clerks; `answerDataRequests` what they ask about their own data.
 */
export type Permission = 'readDossiers' | 'reveal' | 'act' | 'talk' | 'answerDataRequests';

const granted: Record<StaffRole, readonly Permission[]> = {
  clerk: ['readDossiers', 'reveal', 'act', 'talk'],
  head: ['readDossiers', 'reveal', 'act', 'talk', 'answerDataRequests'],
  official: ['readDossiers', 'reveal'],
  administrator: ['readDossiers', 'answerDataRequests'],
};

/** Whether a role may do this; asked on the server for every request. */
export const mayDo = (role: StaffRole, permission: Permission): boolean => granted[role].includes(permission);
