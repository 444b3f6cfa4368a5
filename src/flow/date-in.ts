import { DateAndTime } from '../identity/date-and-time.js';
import { PartialDate } from '../identity/partial-date.js';
import type { Json } from './condition.js';

/** The date of an answer to a `date` or a `dateTime` question. */
export function dateIn(value: Json | undefined): PartialDate | undefined {
  const date = PartialDate.safeParse(value);
  if (date.success) return date.data;
  const withTime = DateAndTime.safeParse(value);
  return withTime.success ? withTime.data.date : undefined;
}
