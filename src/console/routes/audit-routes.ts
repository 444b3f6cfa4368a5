import { searchAudit, showAudit } from '../audit/show-audit.js';
import type { RouteSource } from './route.js';

const AUDIT = '/offices/:officeId/audit';

/** Who did what in the office. */
export const auditRoutes: RouteSource = ({ services }) => [
  { method: 'get', path: AUDIT, may: 'readAudit', handle: showAudit(services) },
  { method: 'post', path: AUDIT, may: 'readAudit', handle: searchAudit(services) },
];
