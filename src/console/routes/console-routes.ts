import { accountRoutes } from './account-routes.js';
import { assistedRoutes } from './assisted-routes.js';
import { auditRoutes } from './audit-routes.js';
import { dataRequestRoutes } from './data-request-routes.js';
import { dayRoutes } from './day-routes.js';
import { dossierRoutes } from './dossier-routes.js';
import { entranceRoutes } from './entrance-routes.js';
import { noticeRoutes } from './notice-routes.js';
import { paperRoutes } from './paper-routes.js';
import { reportRoutes } from './report-routes.js';
import type { RouteSource } from './route.js';
import { staffRoutes } from './staff-routes.js';
import { talkRoutes } from './talk-routes.js';

const SUBJECTS: readonly RouteSource[] = [
  entranceRoutes,
  dossierRoutes,
  dayRoutes,
  paperRoutes,
  talkRoutes,
  noticeRoutes,
  dataRequestRoutes,
  assistedRoutes,
  reportRoutes,
  auditRoutes,
  staffRoutes,
  accountRoutes,
];

/** Every address of the console, by subject. What is not here does not exist. */
export const consoleRoutes: RouteSource = (parts) => SUBJECTS.flatMap((routesOf) => routesOf(parts));
