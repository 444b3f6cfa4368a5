import { tap } from '../read-meaning.js';
import { type Context, line, saying, sayOnly, showPlace, type Turn } from '../turn.js';

/** Goes on in another language, in the same place; without a name, or with one that is spoken no more, asks which. */
export function chooseLanguage({ world, session }: Context, language: string | undefined): Turn {
  const { languages } = world.catalogue;
  const chosen = languages.find((one) => one.language === language);
  if (chosen) return showPlace({ ...session, language: chosen.language }, line('language.chosen'));
  const taps = languages.map(({ language, name }) => ({ label: name, payload: tap('language', language) }));
  return sayOnly(session, saying('language.ask', {}, taps));
}
