/** Before the key of a text: shorter words for it, for whoever wants to read little. */
const EASY = 'easy.';
/** Before the key of a text: the short question under its numbers, where the text is long and goes ahead alone. */
const EASY_ASK = 'easyAsk.';

export const easyKey = (key: string): string => EASY + key;
export const easyAskKey = (key: string): string => EASY_ASK + key;

export const isEasy = (key: string): boolean => key.startsWith(EASY) || key.startsWith(EASY_ASK);

/** The text that an easy one stands for. */
export const withoutEase = (key: string): string => (isEasy(key) ? key.slice(key.indexOf('.') + 1) : key);

/** The easy texts that there are. */
export const easyTexts = (wording: Readonly<Record<string, string>>): string[] =>
  Object.keys(wording).filter(isEasy);
