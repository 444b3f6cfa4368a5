import type { DXT } from 'docxtemplater';

/** Room for a word or two by hand. */
const DOTTED_LINE = '……………………';

/**
 * How templates are read. Names are taken as they stand, dots included; nothing is computed in a template, so that nobody
 * has to be a programmer and no template can reach into the program.
 */
export const PAPER_OPTIONS: DXT.ConstructorOptions = {
  paragraphLoop: true,
  linebreaks: true,
  stripInvalidXMLChars: true,
  errorLogging: false,
  parser: (name) => ({
    get(scope: unknown, { meta }) {
      if (typeof scope !== 'object' || scope === null || !Object.hasOwn(scope, name)) return undefined;
      const value: unknown = Reflect.get(scope, name);
      return value === '' && meta.part.module !== 'loop' ? DOTTED_LINE : value;
    },
  }),
  // what an older form never asked
  nullGetter: ({ module }) => (module === 'loop' ? undefined : DOTTED_LINE),
};
