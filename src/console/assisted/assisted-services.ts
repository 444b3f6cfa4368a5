import type { AssistedDesk } from '../../assisted/assisted-desk.js';
import type { Line } from '../../flow/effects.js';
import type { World } from '../../flow/world.js';
import type { OfficeId } from '../../ids.js';

/** What the pages of assisted filing stand on. */
export type AssistedServices = {
  desk: AssistedDesk;
  worldOf(officeId: OfficeId): World;
  /** a line of the chat in the words of the official language */
  say(officeId: OfficeId, line: Line): string;
};
