import type { Audience } from '../../notices/audience.js';
import { type ConsoleWords, fill } from '../pages/console-words.js';
import type { AudienceChoices } from './notice-desk.js';

/** Who is meant, as a sentence would say it. */
export function audienceInWords(audience: Audience, choices: AudienceChoices, words: ConsoleWords): string {
  const { audience: said } = words.notices;
  const inner = (one: Audience) => audienceInWords(one, choices, words);
  switch (audience.is) {
    case 'everybody':
      return said.everybody;
    case 'all':
      return [
        audience.of
          .filter(({ is }) => is !== 'not')
          .map(inner)
          .join(said.and),
        ...audience.of.filter(({ is }) => is === 'not').map(inner),
      ].join('; ');
    case 'any':
      return audience.of.map(inner).join(said.or);
    case 'not':
      return fill(said.not, { what: inner(audience.of) });
    case 'follower':
      return said.follower;
    case 'wroteWithin':
      return fill(said.wroteWithin, { days: audience.days });
    default:
      return fill(said[audience.is], { what: namesIn(audience, choices, words).join(', ') });
  }
}

type Listed = Extract<Audience, { oneOf: unknown }>;

function namesIn(
  audience: Listed,
  { procedures, languages }: AudienceChoices,
  words: ConsoleWords,
): string[] {
  switch (audience.is) {
    case 'usedProcedure':
      return audience.oneOf.map((id) => procedures.find((one) => one.id === id)?.name ?? id);
    case 'speaks':
      return audience.oneOf.map((code) => languages.find(({ language }) => language === code)?.name ?? code);
    case 'hasDossierIn':
      return audience.oneOf.map(
        (state) => Object.entries(words.states).find(([n]) => Number(n) === state)?.[1] ?? '',
      );
    default:
      return [...audience.oneOf];
  }
}
