import { toPlainDate } from '../calendar/plain-date.js';
import { IdentityNumber, readIdentityNumber } from '../identity/identity-number.js';
import { AgeGroup } from './audience.js';

/** Minors are not chosen by their age, whatever a number says of them. */
const OF_AGE = 18;

/**
 * The age group of whoever has this identity number, by the year of birth that stands in it; null for a minor, for an
 * old number of nine digits, and for one that is not known. Pure.
 */
export function ageGroupOf(identityNumber: string | undefined, now: number): AgeGroup | null {
  const number = IdentityNumber.safeParse(identityNumber);
  if (!number.success) return null;
  const age = Number(toPlainDate(now).slice(0, 4)) - readIdentityNumber(number.data).birthYear;
  return age < OF_AGE ? null : (AgeGroup.options.find((group) => age <= lastOf(group)) ?? null);
}

/** "55-64" ends with 64, "65+" never. */
const lastOf = (group: AgeGroup): number => Number(group.split('-')[1] ?? Number.POSITIVE_INFINITY);
