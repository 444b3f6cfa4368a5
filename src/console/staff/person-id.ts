import { createHash } from 'node:crypto';
import type { Username } from './staff.js';

/** What stands in an address in place of a user name, which is often made of a person's name. */
export const personIdOf = (username: Username): string =>
  createHash('sha256').update(`person\0${username}`).digest('base64url').slice(0, 16);
