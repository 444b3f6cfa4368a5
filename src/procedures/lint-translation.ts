import { ZodError } from 'zod';
import type { TemplateProblem } from '../errors/template-invalid.js';
import type { Procedure } from '../flow/procedure.js';
import type { DomainData } from '../identity/domain-data.js';
import type { WordingFile } from '../wording/wording.js';
import type { Finding } from './lint-keys.js';
import { lintProcedure } from './lint-procedure.js';
import { mentionsOf } from './mentions-in-languages.js';
import { optionsOf, textsOf, translateProcedure } from './translate-procedure.js';

type Read = { file: string; content: WordingFile };

/**
 * What is wrong with a translation of procedures: texts that it lacks, words that belong to nothing (what was changed in
 * Vietnamese must be translated anew), and whatever would make a procedure wrong in the other language.
 */
export function lintTranslation(
  { file, content }: Read,
  procedures: readonly Procedure[],
  domain: DomainData,
): TemplateProblem[] {
  const spoken = new Set(procedures.flatMap(textsOf));
  const { translations, phrases, mentions, aliases } = content;
  const ids = procedures.map(({ id }) => id);
  return [
    ...[...spoken]
      .filter((text) => translations[text] === undefined)
      .map((text) => ({ file, path: 'translations', reason: `"${text}" is not translated` })),
    ...strangers({ file, path: 'translations' }, translations, [...spoken], 'stands in no procedure'),
    ...strangers({ file, path: 'aliases' }, aliases, procedures.flatMap(optionsOf), 'is no option'),
    ...strangers(
      { file, path: 'mentions' },
      mentions,
      procedures.flatMap(mentionsOf),
      'is looked for nowhere',
    ),
    ...strangers({ file, path: 'phrases' }, phrases, ids, 'is no procedure'),
    ...procedures.flatMap((one) =>
      lintTranslated(one, content, domain).map(({ path, reason }) => ({
        file,
        path: `${one.id} ${one.revision} ${path}`,
        reason,
      })),
    ),
  ];
}

type Where = { file: string; path: string };

const strangers = (
  where: Where,
  given: object,
  known: readonly string[],
  reason: string,
): TemplateProblem[] =>
  Object.keys(given)
    .filter((text) => !known.includes(text))
    .map((text) => ({ ...where, reason: `"${text}" ${reason}` }));

/** Words that two options would share are found while translating. */
function lintTranslated(procedure: Procedure, content: WordingFile, domain: DomainData): Finding[] {
  try {
    return lintProcedure(translateProcedure(procedure, content, domain), domain);
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    return error.issues.map(({ path, message }) => ({ path: path.join('.'), reason: message }));
  }
}
