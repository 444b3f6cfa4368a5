import type { TemplateProblem } from '../errors/template-invalid.js';
import { easyTexts, withoutEase } from '../flow/easy/twins.js';
import { QUIET, quietKeys, withoutTone } from '../flow/quiet.js';
import { commandKey } from '../flow/read-meaning.js';
import { wordingKeys } from '../flow/wording-keys.js';
import { placesOf } from '../text/fill.js';
import { OfficePlace } from '../wording/office-place.js';
import { flatten, type Wording, type WordingFile } from '../wording/wording.js';

/** What a schema cannot see in a wording file: texts that are missing or never said, words with two meanings. */
export function lintWording(file: string, content: WordingFile): TemplateProblem[] {
  return [...lintTexts(file, flatten(content.texts)), ...lintCommands(file, content)];
}

/** Given to a question for those who read little only. */
const EASY_ONLY = ['example'];

/** A translation says the same with the same `{places}`, each once or not at all. */
export function lintPlaces(file: string, translated: Wording, official: Wording): TemplateProblem[] {
  return Object.entries(translated).flatMap(([key, text]) => {
    const known = new Set(placesOf(official[key] ?? ''));
    return placesOf(text)
      .filter((place) => !known.has(place) && !place.startsWith('office.'))
      .map((place) => ({ file, path: `texts.${key}`, reason: `{${place}} is not filled here` }));
  });
}

function lintTexts(file: string, wording: Wording): TemplateProblem[] {
  const keys = new Set(wordingKeys());
  const missing = [...keys].filter((key) => wording[key] === undefined);
  const unknown = Object.keys(wording).filter((key) => !keys.has(withoutEase(withoutTone(key))));
  return [
    ...missing.map((key) => ({ file, path: `texts.${key}`, reason: 'is missing' })),
    ...unknown.map((key) => ({ file, path: `texts.${key}`, reason: 'is never said' })),
    ...lintOfficePlaces(file, wording),
    ...lintQuiet(file, wording),
    ...lintEasy(file, wording),
  ];
}

const lintOfficePlaces = (file: string, wording: Wording): TemplateProblem[] =>
  Object.entries(wording).flatMap(([key, text]) =>
    placesOf(text)
      .filter((place) => place.startsWith('office.') && !OfficePlace.safeParse(place).success)
      .map((place) => ({ file, path: `texts.${key}`, reason: `{${place}} is nothing of the office` })),
  );

/** A quiet text is given what its twin is given, nothing else. */
function lintQuiet(file: string, wording: Wording): TemplateProblem[] {
  return quietKeys(wording).flatMap((key) => {
    const given = placesOf(wording[key] ?? '');
    return placesOf(wording[QUIET + key] ?? '')
      .filter((place) => !place.startsWith('office.') && !given.includes(place))
      .map((place) => ({ file, path: `texts.${QUIET}${key}`, reason: `{${place}} is not in "${key}"` }));
  });
}

/** A short text is given what its twin is given; the question under numbers nothing. */
function lintEasy(file: string, wording: Wording): TemplateProblem[] {
  return easyTexts(wording).flatMap((key) => {
    const given = [...placesOf(wording[withoutEase(key)] ?? ''), ...EASY_ONLY];
    return placesOf(wording[key] ?? '')
      .filter((place) => !place.startsWith('office.') && !given.includes(place))
      .map((place) => ({ file, path: `texts.${key}`, reason: `{${place}} is not in "${withoutEase(key)}"` }));
  });
}

function lintCommands(file: string, { commands }: WordingFile): TemplateProblem[] {
  const seen = new Map<string, string>();
  return Object.entries(commands).flatMap(([name, phrases]) =>
    phrases.flatMap((phrase) => {
      const other = seen.get(commandKey(phrase));
      seen.set(commandKey(phrase), name);
      const clash = other !== undefined && other !== name;
      return clash ? [{ file, path: `commands.${name}`, reason: `"${phrase}" means ${other} too` }] : [];
    }),
  );
}
