/** An integer of sixteen digits or more that does not stand at the beginning of a string: worth a closer look. */
const MAYBE_BARE = /[^"\d]\d{16}/;
/** A string, or a number: strings are matched so that digits inside of them are left alone. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const INTEGER = /^-?\d+$/;

/**
 * Parses JSON without losing digits: an integer beyond 2^53 becomes a string. Zalo's ids are that long, and although
 * they are documented as strings, samples with bare ones exist. Throws `SyntaxError`.
 */
export function parseJson(text: string): unknown {
  // Before the closer look: on text that is no JSON, TOKEN could be made to run for hours.
  const parsed: unknown = JSON.parse(text);
  if (!MAYBE_BARE.test(text)) return parsed;
  return JSON.parse(text.replace(TOKEN, (token) => (losesDigits(token) ? `"${token}"` : token)));
}

const losesDigits = (token: string): boolean => INTEGER.test(token) && !Number.isSafeInteger(Number(token));
