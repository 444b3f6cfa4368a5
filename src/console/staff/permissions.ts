import { z } from 'zod';
import type { StaffRole } from './staff.js';

export const Permission = z.enum([
  /** worklists, dossiers, appointments */
  'readDossiers',
  /** whatever is masked: identity numbers and the files that citizens sent */
  'reveal',
  /** the steps of the process */
  'act',
  /** what citizens write to clerks, and answering them */
  'talk',
  /** filling in a form for a citizen at the counter */
  'assist',
  /** what citizens ask about their own data */
  'answerDataRequests',
  /** handing over dossiers of others; who stays behind or is away, said of others */
  'assign',
  /** signing apologies, refusals and stops */
  'sign',
  /** writing to many, and seeing whom it reached */
  'notify',
  /** letting out what somebody else wrote to many */
  'releaseNotices',
  /** how satisfied people were */
  'readReports',
  /** the accounts of the office */
  'manageStaff',
  /** who did what in the office */
  'readAudit',
]);
export type Permission = z.infer<typeof Permission>;

const clerk: readonly Permission[] = ['readDossiers', 'reveal', 'act', 'talk', 'assist'];

/** The one table of who may do what. The matrix test tries every route as every role against it. */
const granted: Record<StaffRole, readonly Permission[]> = {
  clerk,
  head: [...clerk, 'answerDataRequests', 'assign', 'sign', 'notify', 'readReports', 'readAudit'],
  official: ['readDossiers', 'reveal', 'sign', 'notify', 'releaseNotices', 'readReports'],
  administrator: ['readDossiers', 'answerDataRequests', 'readReports', 'manageStaff', 'readAudit'],
  volunteer: ['assist'],
};

/** Whether a role may do this; asked on the server for every request. */
export const mayDo = (role: StaffRole, permission: Permission): boolean => granted[role].includes(permission);
