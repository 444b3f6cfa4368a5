import type { OfficeId } from '../../ids.js';
import { mayDo } from './permissions.js';
import type { Staff } from './staff.js';

/** The page of an office where somebody's work waits. Who reads no dossiers helps citizens to file. */
export function homeOf({ role, settings: { start } }: Staff, officeId: OfficeId): string {
  if (!mayDo(role, 'readDossiers')) return `/offices/${officeId}/assisted`;
  return `/offices/${officeId}/${start === 'morning' ? start : `worklists/${start}`}`;
}
