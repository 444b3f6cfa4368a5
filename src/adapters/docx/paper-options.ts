import type { DXT } from 'docxtemplater';

/** Room for a word or two by hand; for the parts of a date, room for a number. */
const dottedLine = (name: string): string => (/\.(gio|phut|ngay|thang|nam)$/.test(name) ? '……' : '……………………');

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
      return value === '' && meta.part.module !== 'loop' ? dottedLine(name) : value;
    },
  }),
  // what an older form never asked
  nullGetter: ({ module, value }) => (module === 'loop' ? undefined : dottedLine(value)),
};
