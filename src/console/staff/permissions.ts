import type { StaffRole } from './staff.js';

/**
 * `reveal` covers whatever is masked: identity numbers and the files that citizens sent; `talk` what citizens write to
 * clerks; `answerDataRequests` what they ask about their own data;
 * `assist` forms that are filled in for them at the counter; `assign` who stays behind or is away, said of others.
 */
export type Permission =
  | 'readDossiers'
  | 'reveal'
  | 'act'
  | 'talk'
  | 'answerDataRequests'
  | 'assist'
  | 'assign';

const granted: Record<StaffRole, readonly Permission[]> = {
  clerk: ['readDossiers', 'reveal', 'act', 'talk', 'assist'],
  head: ['readDossiers', 'reveal', 'act', 'talk', 'answerDataRequests', 'assist', 'assign'],
  official: ['readDossiers', 'reveal'],
  administrator: ['readDossiers', 'answerDataRequests'],
};

/** Whether a role may do this; asked on the server for every request. */
export const mayDo = (role: StaffRole, permission: Permission): boolean => granted[role].includes(permission);
