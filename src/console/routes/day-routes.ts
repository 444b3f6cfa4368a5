import { keepAbsence } from '../absences/keep-absence.js';
import { showAbsences } from '../absences/show-absences.js';
import { countAttention, showAttention } from '../attention/show-attention.js';
import { showMorning } from '../morning/show-morning.js';
import { showToday } from '../today/show-today.js';
import { goHome, stayLate } from '../today/stay-late.js';
import type { RouteSource } from './route.js';

const TODAY = '/offices/:officeId/today';
const ATTENTION = '/offices/:officeId/attention';
const ABSENCES = '/offices/:officeId/absences';

/** What a day brings, whose promise is in danger, what is promised for today, who stays behind for it, and who is away. */
export const dayRoutes: RouteSource = ({ services }) => [
  { method: 'get', path: '/offices/:officeId/morning', may: 'readDossiers', handle: showMorning(services) },
  { method: 'get', path: ATTENTION, may: 'readDossiers', handle: showAttention(services, 'whole') },
  {
    ...{ method: 'get', path: `${ATTENTION}/live`, may: 'readDossiers', passive: true },
    handle: showAttention(services, 'live'),
  },
  {
    ...{ method: 'get', path: `${ATTENTION}/count`, may: 'readDossiers', passive: true },
    handle: countAttention(services),
  },
  { method: 'get', path: TODAY, may: 'readDossiers', handle: showToday(services, 'whole') },
  {
    ...{ method: 'get', path: `${TODAY}/live`, may: 'readDossiers', passive: true },
    handle: showToday(services, 'live'),
  },
  { method: 'post', path: `${TODAY}/stay`, may: 'act', handle: stayLate(services) },
  { method: 'post', path: `${TODAY}/home`, may: 'act', handle: goHome(services) },
  { method: 'get', path: ABSENCES, may: 'act', handle: showAbsences(services) },
  { method: 'post', path: ABSENCES, may: 'act', handle: keepAbsence(services) },
];
