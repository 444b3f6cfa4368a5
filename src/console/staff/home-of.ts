import type { OfficeId } from '../../ids.js';
import { mayDo } from './permissions.js';
import type { Staff } from './staff.js';

/** The page of an office where somebody's work waits; undefined when none is made for their role. */
export const homeOf = ({ role, settings }: Staff, officeId: OfficeId): string | undefined =>
  mayDo(role, 'readDossiers') ? `/offices/${officeId}/worklists/${settings.start}` : undefined;
