import { z } from 'zod';

/** Số định danh cá nhân / số căn cước: twelve digits, `PPP G YY NNNNNN`, without a check digit. */
export const IdentityNumber = z.string().regex(/^\d{12}$/);

export type Sex = 'male' | 'female';

/** What an identity number says about its holder. */
export type IdentityFacts = { prefix: string; sex: Sex; birthYear: number };

/** A difference between the number and what was declared. Registers may rightly differ, so it is never an error. */
export type IdentityDoubt =
  | { doubt: 'birthYear'; inNumber: number; declared: number }
  | { doubt: 'sex'; inNumber: Sex; declared: Sex }
  | { doubt: 'prefix'; prefix: string };

/** Reads the parts of a twelve-digit number. Digit 4 holds century and sex: 0/1 = 1900s man/woman, 2/3 = 2000s… */
export function readIdentityNumber(number: string): IdentityFacts {
  const centuryAndSex = Number(number[3]);
  return {
    prefix: number.slice(0, 3),
    sex: centuryAndSex % 2 === 0 ? 'male' : 'female',
    birthYear: 1900 + 100 * Math.floor(centuryAndSex / 2) + Number(number.slice(4, 6)),
  };
}

/**
 * Compares a twelve-digit number with the declared birth year and sex, as far as they are known, and its first
 * three digits with the provinces of before July 2025 (other prefixes are countries of registration abroad).
 */
export function checkIdentityNumber(
  number: string,
  declared: { birthYear?: number; sex?: Sex },
  knownPrefixes: ReadonlySet<string>,
): IdentityDoubt[] {
  const { prefix, sex, birthYear } = readIdentityNumber(number);
  const doubts: IdentityDoubt[] = [];
  if (declared.birthYear !== undefined && declared.birthYear !== birthYear)
    doubts.push({ doubt: 'birthYear', inNumber: birthYear, declared: declared.birthYear });
  if (declared.sex !== undefined && declared.sex !== sex)
    doubts.push({ doubt: 'sex', inNumber: sex, declared: declared.sex });
  if (!knownPrefixes.has(prefix)) doubts.push({ doubt: 'prefix', prefix });
  return doubts;
}

/** `0720••••1234`: enough to recognise one's own number, not enough to use it. */
export const maskIdentityNumber = (number: string): string => `${number.slice(0, 4)}••••${number.slice(-4)}`;
