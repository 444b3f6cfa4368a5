/** Before the key of a text: the words for it where somebody has died. */
export const QUIET = 'quiet.';

export const withoutTone = (key: string): string => (key.startsWith(QUIET) ? key.slice(QUIET.length) : key);

/** Keys of the texts that have such words. */
export const quietKeys = (wording: Readonly<Record<string, string>>): string[] =>
  Object.keys(wording)
    .filter((key) => key.startsWith(QUIET))
    .map(withoutTone);
