import { goToWork } from '../http/go-to-work.js';
import { logOut, showLogIn, takeLogIn } from '../http/take-log-in.js';
import { Duty } from '../staff/duty-of.js';
import type { RouteSource } from './route.js';

/** In and out. */
export const entranceRoutes: RouteSource = (parts) => [
  { method: 'get', path: '/log-in', may: 'open', handle: showLogIn(parts.services) },
  { method: 'post', path: '/log-in', may: 'open', handle: takeLogIn(parts) },
  { method: 'post', path: '/log-out', may: 'staff', under: Duty.options, handle: logOut(parts) },
  { method: 'get', path: '/', may: 'staff', handle: goToWork },
];
