import { z } from 'zod';
import { tidy } from '../../text/fold.js';
import type { AnswerKind, Warning } from './answer-kind.js';
import { readText } from './read-text.js';

/** Settings of a question for a person's name: none. */
export const PersonNameQuestion = z.strictObject({ kind: z.literal('personName') });
export type PersonNameQuestion = z.infer<typeof PersonNameQuestion>;

/** Letters with inner apostrophes, hyphens, dots and spaces; names of every people of Vietnam fit (H'Bia, Y-Moan). */
const NAME = /^\p{L}[\p{L}\p{M}'’\- .]{0,98}\p{L}$/u;
const USUAL_LENGTH = 40;

/** The name as registers print it: UPPERCASE with its marks. */
export const toPrintedName = (name: string): string => name.toLocaleUpperCase('vi').normalize('NFC');

/** The value is the name as typed, tidied; `show` gives the printed form. */
export const personName: AnswerKind<PersonNameQuestion, string> = {
  kind: 'personName',
  Question: PersonNameQuestion,
  Value: z.string().regex(NAME),
  reasons: [
    'textExpected',
    'personName.digits',
    'personName.symbols',
    'personName.tooShort',
    'personName.tooLong',
  ],
  warnings: ['warnings.nameOfOneWord', 'warnings.longName'],
  parse(said) {
    const text = readText(said);
    if (text.outcome !== 'text') return text;
    const name = tidy(text.text);
    const reason = refusalOf(name);
    if (reason !== undefined) return { outcome: 'invalid', reason };
    return { outcome: 'valid', value: name, warnings: warningsOf(name) };
  },
  show: toPrintedName,
};

function refusalOf(name: string): string | undefined {
  if (/\p{N}/u.test(name)) return 'personName.digits';
  if (name.length > 100) return 'personName.tooLong';
  if (/^\p{L}?$/u.test(name)) return 'personName.tooShort';
  return NAME.test(name) ? undefined : 'personName.symbols';
}

function warningsOf(name: string): Warning[] {
  const warnings: Warning[] = [];
  if (!name.includes(' ')) warnings.push({ key: 'warnings.nameOfOneWord' });
  if (name.length > USUAL_LENGTH)
    warnings.push({ key: 'warnings.longName', params: { length: name.length } });
  return warnings;
}
