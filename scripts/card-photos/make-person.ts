import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Random } from './random.js';

const words = z.array(z.string()).min(1);
const bySex = z.object({ male: words, female: words });
const Parts = z.object({ families: words, middles: bySex, givens: bySex, prefixes: words, places: words });
const parts = Parts.parse(parse(readFileSync(new URL('people.yaml', import.meta.url), 'utf8')));

/** Which card: the chip card (QR on its front) or the one since July 2024 (QR on its back). */
export type CardKind = 'chip' | 'canCuoc';

/** A made-up holder of a card; `text` is what the QR code of the card says. */
export type MadeUpPerson = {
  kind: CardKind;
  identityNumber: string;
  fullName: string;
  birth: string;
  isMan: boolean;
  residence: string;
  issued: string;
  text: string;
};

/** Somebody who does not exist, with everything in order: number, birth year and sex agree. */
export function makePerson(random: Random, kind: CardKind): MadeUpPerson {
  const isMan = random.chance(0.5);
  const sex = isMan ? 'male' : 'female';
  const fullName = [parts.families, parts.middles[sex], parts.givens[sex]].map(random.pick).join(' ');
  const year = random.whole(1945, 2009);
  const century = year < 2000 ? 0 : 2;
  const serial = String(random.whole(0, 999_999)).padStart(6, '0');
  const identityNumber = `${random.pick(parts.prefixes)}${century + (isMan ? 0 : 1)}${two(year % 100)}${serial}`;
  const birth = day(random, year);
  const issued =
    kind === 'chip' ? day(random, random.whole(2021, 2023)) : day(random, random.whole(2025, 2026));
  const old = random.chance(0.5) ? String(random.whole(100_000_000, 399_999_999)) : '';
  const residence = random.pick(parts.places);
  const more = kind === 'chip' ? [] : random.pick([[], [''], ['', '', '']]);
  const fields = [identityNumber, old, fullName, birth, SEX[sex], residence, issued, ...more];
  return { kind, identityNumber, fullName, birth, isMan, residence, issued, text: fields.join('|') };
}

/** As the cards write it. */
export const SEX = { male: 'Nam', female: 'Nữ' } as const;
const two = (number: number): string => String(number).padStart(2, '0');
const day = (random: Random, year: number): string =>
  `${two(random.whole(1, 28))}${two(random.whole(1, 12))}${year}`;
