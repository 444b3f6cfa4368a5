import { downloadSatisfaction, showSatisfaction } from '../satisfaction/show-satisfaction.js';
import type { RouteSource } from './route.js';

const SATISFACTION = '/offices/:officeId/satisfaction';

/** What is looked back upon. */
export const reportRoutes: RouteSource = ({ services }) => [
  { method: 'get', path: SATISFACTION, may: 'readReports', handle: showSatisfaction(services) },
  { method: 'get', path: `${SATISFACTION}.xlsx`, may: 'readReports', handle: downloadSatisfaction(services) },
  { method: 'get', path: `${SATISFACTION}/:month`, may: 'readReports', handle: showSatisfaction(services) },
];
