import type { Numbers, RelativeDate } from './read-date.js';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const DAY = '(?<day>\\d{1,2})(?: ?(?:st|nd|rd|th))?';
const YEAR = '(?: (?<year>\\d{4}|\\d{2}))?';
const PATTERNS = [
  new RegExp(`^(?:${DAY} (?:of )?)?${MONTH}${YEAR}$`),
  new RegExp(`^${MONTH} ${DAY}${YEAR}$`),
];

const RELATIVE: Readonly<Record<string, RelativeDate>> = {
  today: { ago: 0, unit: 'day' },
  yesterday: { ago: 1, unit: 'day' },
  tomorrow: { ago: -1, unit: 'day' },
  'this month': { ago: 0, unit: 'month' },
  'last month': { ago: 1, unit: 'month' },
  'this year': { ago: 0, unit: 'year' },
  'last year': { ago: 1, unit: 'year' },
};

/** "yesterday", "last year": what people say for a date in plain English words. */
export const readEnglishRelative = (plain: string): RelativeDate | undefined =>
  Object.hasOwn(RELATIVE, plain) ? RELATIVE[plain] : undefined;

/**
 * A date with an English month: `2 January 1990`, `Jan 2nd, 1990`, `May 1990`. The name says which number is the month, so
 * the day may stand on either side of it. Undefined when anything is left over.
 */
export function readEnglishDate(plain: string): Numbers | undefined {
  const words = plain
    .replace(/[\s/.,\-_]+/g, ' ')
    .replace(/^(?:on|in|since) /, '')
    .replace(/^the /, '')
    .trim();
  const said = PATTERNS.map((pattern) => pattern.exec(words)?.groups).find((one) => one !== undefined);
  if (said?.month === undefined) return undefined;
  const { day, month, year } = said;
  return {
    ...(day !== undefined && { day: Number(day) }),
    month: MONTHS.indexOf(month.slice(0, 3)) + 1,
    ...(year !== undefined && { [year.length === 2 ? 'shortYear' : 'year']: Number(year) }),
  };
}
