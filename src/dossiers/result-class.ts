import { toPlainDate } from '../calendar/plain-date.js';
import type { ResultClass } from './dossier.js';

/** On which side of the promise a result came; null when none was given. Reports count the first two as on time. */
export function resultClassOf(resultAt: number, dueAt: number | null): ResultClass | null {
  if (dueAt === null) return null;
  if (toPlainDate(resultAt) < toPlainDate(dueAt)) return 'TRUOC_HAN';
  return resultAt <= dueAt ? 'DUNG_HAN' : 'TRE_HAN';
}
