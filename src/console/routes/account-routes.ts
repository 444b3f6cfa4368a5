import { changePassword, showPassword } from '../account/change-password.js';
import { changeSettings } from '../account/change-settings.js';
import { endSessions } from '../account/end-sessions.js';
import { showAccount } from '../account/show-account.js';
import {
  confirmSecondFactor,
  dropSecondFactor,
  showQr,
  showSecondFactor,
} from '../second-factor/own-second-factor.js';
import type { RouteSource } from './route.js';

const under = ['choosePassword'] as const;
const FACTOR = '/account/second-factor';
/** What is open to who must have a second factor and has none yet. */
const enrolling = { may: 'staff', under: ['enrolSecondFactor'] } as const;

/** One's own account. */
export const accountRoutes: RouteSource = (parts) => [
  { method: 'get', path: '/account', may: 'staff', handle: showAccount(parts.services) },
  { method: 'post', path: '/account/settings', may: 'staff', handle: changeSettings(parts.services) },
  { method: 'post', path: '/account/sessions', may: 'staff', handle: endSessions(parts.services) },
  { method: 'get', path: '/account/password', may: 'staff', under, handle: showPassword(parts.services) },
  { method: 'post', path: '/account/password', may: 'staff', under, handle: changePassword(parts) },
  { method: 'get', path: FACTOR, ...enrolling, handle: showSecondFactor(parts.services) },
  { method: 'get', path: `${FACTOR}/qr`, ...enrolling, handle: showQr(parts.services) },
  { method: 'post', path: FACTOR, ...enrolling, handle: confirmSecondFactor(parts.services) },
  { method: 'post', path: `${FACTOR}/off`, may: 'staff', handle: dropSecondFactor(parts.services) },
];
