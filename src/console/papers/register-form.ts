import { z } from 'zod';
import { addDays, isRealDate, toPlainDate } from '../../calendar/plain-date.js';
import { PlainDate } from '../../ids.js';
import type { Period } from './paper-desk.js';

const Day = PlainDate.refine(isRealDate);
const RegisterForm = z.object({ from: Day, to: Day }).refine(({ from, to }) => from <= to);

/** The month up to today, for who asks for no period. */
const thisMonth = (now: number): Period => {
  const to = toPlainDate(now);
  return { from: addDays(to, 1 - Number(to.slice(8))), to };
};

/** The period that an address names; `isWrong` when it names one that is none. */
export function parsePeriod(query: unknown, now: number): { period: Period; isWrong: boolean } {
  const parsed = RegisterForm.safeParse(query);
  if (parsed.success) return { period: parsed.data, isWrong: false };
  const isAsked = z.object({ from: z.string() }).safeParse(query).success;
  return { period: thisMonth(now), isWrong: isAsked };
}
