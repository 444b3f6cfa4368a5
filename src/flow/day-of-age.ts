import { addDays, isRealDate } from '../calendar/plain-date.js';
import { daysOf, PartialDate } from '../identity/partial-date.js';
import { PlainDate } from '../ids.js';
import type { Json } from './condition.js';

/**
 * The first day on which somebody born on this date is `years` old. Of a date that is not wholly known the earliest counts:
 * nobody is turned away who may be old enough. Who was born on 29 February waits for 1 March.
 */
export function findDayOfAge(birthDate: Json, years: number): PlainDate | undefined {
  const date = PartialDate.safeParse(birthDate);
  if (!date.success) return undefined;
  const [year = '', ...rest] = daysOf(date.data).earliest.split('-');
  const birthday = PlainDate.parse([Number(year) + years, ...rest].join('-'));
  return isRealDate(birthday) ? birthday : addDays(PlainDate.parse(`${Number(year) + years}-02-28`), 1);
}
