import type { Citizen } from './state.js';

/** The platform's groups of age: the first year of each. */
const groups = [0, 13, 18, 25, 35, 45, 55, 65];
/** Of the 64 provinces in the platform's old list, which region a few belong to; others are of no region here. */
const regions: Readonly<Record<number, number>> = { 4: 2, 9: 0, 20: 1 };

export const ageGroupOf = (age: number): number => groups.findLastIndex((from) => age >= from);

const has = (list: string | undefined, value: number | undefined) =>
  list === undefined || (value !== undefined && list.split(',').map(Number).includes(value));

/** Whether a broadcast goes to somebody: followers only, and what a target asks for must be known of them. */
export function fits(citizen: Citizen, target: Readonly<Record<string, string>>): boolean {
  const { follows, standing, conversationId, age, gender, city } = citizen;
  if (!follows || standing !== 'normal' || conversationId !== undefined) return false;
  const wanted = { '1': 'male', '2': 'female' }[target.gender ?? '0'];
  if (wanted !== undefined && gender !== wanted) return false;
  if (!has(target.ages, age === undefined ? undefined : ageGroupOf(age))) return false;
  if (target.cities !== undefined) return has(target.cities, city);
  return has(target.locations, city === undefined ? undefined : regions[city]);
}
