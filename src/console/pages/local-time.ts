import { DAY_MS, startOfDay, toPlainDate } from '../../calendar/plain-date.js';
import type { PlainDate } from '../../ids.js';

const ZONE_OFFSET_MS = 7 * 3_600_000;

/** `24/11/2026 09:05`, as a clerk in Vietnam writes it. */
export function toLocalTime(at: number): string {
  const [year = '', month = '', day = ''] = toPlainDate(at).split('-');
  return `${day}/${month}/${year} ${new Date(at + ZONE_OFFSET_MS).toISOString().slice(11, 16)}`;
}

/** `24/11/2026`, of a date. */
export const toLocalDate = (date: PlainDate): string => date.split('-').toReversed().join('/');

/** A moment as a browser's date and time field writes it, and back; undefined when it is none. */
export const toLocalInput = (at: number): string => new Date(at + ZONE_OFFSET_MS).toISOString().slice(0, 16);

export function fromLocalInput(typed: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(typed)) return undefined;
  const at = Date.parse(`${typed}:00Z`) - ZONE_OFFSET_MS;
  return Number.isNaN(at) ? undefined : at;
}

/** Midnights between two moments: 0 within one day, 1 from today to tomorrow. */
export const daysBetween = (from: number, to: number): number =>
  Math.round((startOfDay(toPlainDate(to)) - startOfDay(toPlainDate(from))) / DAY_MS);
