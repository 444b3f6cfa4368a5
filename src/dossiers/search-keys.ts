import { z } from 'zod';
import { readPhone } from '../identity/phone.js';
import { plainWords } from '../text/fold.js';
import type { DossierContent } from './dossier.js';

/** One thing by which a dossier is found. A store keeps it only as a keyed hash. */
export type SearchKey = { kind: 'identityNumber' | 'phone' | 'nameWord'; value: string };

const Text = z.string();

/** Everything by which a form is found: names, numbers and telephones of all people in it, not only of who applies. */
export function searchKeysOf({
  answers,
  applicant,
}: Pick<DossierContent, 'answers' | 'applicant'>): SearchKey[] {
  const found = answers.flatMap(({ kind, value }): SearchKey[] => {
    const text = Text.safeParse(value);
    if (!text.success) return [];
    if (kind === 'identityNumber' || kind === 'phone') return [{ kind, value: text.data }];
    return kind === 'personName' ? toWords(text.data) : [];
  });
  const { fullName = '', phone, identityNumber } = applicant;
  const own: SearchKey[] = [
    ...toWords(fullName),
    ...(phone ? [{ kind: 'phone' as const, value: phone }] : []),
    ...(identityNumber ? [{ kind: 'identityNumber' as const, value: identityNumber }] : []),
  ];
  return unique([...own, ...found]);
}

/**
 * What somebody looks for who typed this: an identity number, a telephone number, or a name with or without its marks,
 * of which every word must be there. None for a text that says nothing.
 */
export function toSearch(typed: string): SearchKey[] {
  const digits = typed.replace(/[\s.-]/g, '');
  if (/^(\d{9}|\d{12})$/.test(digits)) return [{ kind: 'identityNumber', value: digits }];
  const phone = readPhone(typed);
  if ('phone' in phone) return [{ kind: 'phone', value: phone.phone }];
  return unique(toWords(typed));
}

const toWords = (name: string): SearchKey[] => plainWords(name).map((value) => ({ kind: 'nameWord', value }));

const unique = (keys: SearchKey[]): SearchKey[] => [
  ...new Map(keys.map((key) => [`${key.kind}:${key.value}`, key])).values(),
];
