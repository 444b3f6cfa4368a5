import { Procedure } from '../flow/procedure.js';
import type { WordingFile } from '../wording/wording.js';

type Phrases = Readonly<Record<string, readonly string[]>>;

/** Every phrase that the conditions of a procedure look for in a text. */
export function mentionsOf(procedure: Procedure): string[] {
  const found = new Set<string>();
  walk(procedure, (phrases) => {
    for (const phrase of phrases) found.add(phrase);
    return phrases;
  });
  return [...found];
}

/**
 * The procedure with its conditions looking for the same matters in the words of every language. The same for all
 * languages, since a condition must lead the same way whatever is spoken: the form is filed in the official one.
 */
export function mentionInLanguages(
  procedure: Procedure,
  files: readonly Pick<WordingFile, 'mentions'>[],
): Procedure {
  const also = (phrase: string): readonly string[] =>
    files.flatMap(({ mentions }: { mentions: Phrases }) => mentions[phrase] ?? []);
  return Procedure.parse(walk(procedure, (phrases) => [...new Set([...phrases, ...phrases.flatMap(also)])]));
}

function walk(value: unknown, change: (phrases: readonly string[]) => readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((one) => walk(one, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === 'mentions' && Array.isArray(inner) ? change(inner.map(String)) : walk(inner, change),
    ]),
  );
}
