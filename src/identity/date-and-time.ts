import { z } from 'zod';
import { formatDate, PartialDate } from './partial-date.js';

/** A day of which the time may be known too: "2 giờ sáng ngày 20/11/2026", or only the hour of it. */
export const DateAndTime = z
  .strictObject({
    date: PartialDate,
    hour: z.int().min(0).max(23).exactOptional(),
    minute: z.int().min(0).max(59).exactOptional(),
  })
  .refine(({ hour, minute }) => minute === undefined || hour !== undefined, 'a minute needs an hour');
export type DateAndTime = { date: PartialDate; hour?: number; minute?: number };

/** `14h30, 20/11/2026`, `14h, 20/11/2026` or `20/11/2026`. */
export function formatDateAndTime({ date, hour, minute }: DateAndTime): string {
  if (hour === undefined) return formatDate(date);
  return `${two(hour)}h${minute === undefined ? '' : two(minute)}, ${formatDate(date)}`;
}

/** The date in a stored answer, with or without its time. */
export function dateIn(value: unknown): PartialDate | undefined {
  const date = PartialDate.safeParse(value);
  if (date.success) return date.data;
  const withTime = DateAndTime.safeParse(value);
  return withTime.success ? withTime.data.date : undefined;
}

const two = (part: number): string => String(part).padStart(2, '0');
