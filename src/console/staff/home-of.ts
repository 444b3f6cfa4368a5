import type { OfficeId } from '../../ids.js';
import { mayDo } from './permissions.js';
import type { Staff } from './staff.js';

/** The page of an office where somebody's work waits. Who reads no dossiers helps citizens to file. */
export const homeOf = ({ role, settings }: Staff, officeId: OfficeId): string =>
  `/offices/${officeId}/${mayDo(role, 'readDossiers') ? `worklists/${settings.start}` : 'assisted'}`;
