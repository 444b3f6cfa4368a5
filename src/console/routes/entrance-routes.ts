import { goToWork } from '../http/go-to-work.js';
import { showCode, takeCode } from '../http/take-code.js';
import { logOut, showLogIn, takeLogIn } from '../http/take-log-in.js';
import { Duty } from '../staff/duty-of.js';
import type { RouteSource } from './route.js';

/** In and out. */
export const entranceRoutes: RouteSource = (parts) => [
  { method: 'get', path: '/log-in', may: 'open', handle: showLogIn(parts.services) },
  { method: 'post', path: '/log-in', may: 'open', handle: takeLogIn(parts) },
  { method: 'get', path: '/log-in/code', may: 'open', handle: showCode(parts) },
  { method: 'post', path: '/log-in/code', may: 'open', handle: takeCode(parts) },
  { method: 'post', path: '/log-out', may: 'staff', under: Duty.options, handle: logOut(parts) },
  { method: 'get', path: '/', may: 'staff', handle: goToWork },
];
