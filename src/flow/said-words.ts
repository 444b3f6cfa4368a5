import { EMPTY, type EverydayWord, everydayWords } from '../text/everyday-words.js';
import { likeness, splitJoined } from '../text/typing-mistakes.js';

/** A word of a phrase, how much it tells, and what its likeness to a said word is known by. */
export type MeantWord = EverydayWord & { weight: number; short: boolean; key: string };
type Row = { worths: readonly number[]; most: number };

/** What the citizen said, with what is worked out once for all phrases. */
export type SaidWords = {
  words: readonly EverydayWord[];
  /** places of the words that say something */
  telling: readonly number[];
  /** from this word on stands what it is wanted for */
  purposeAt: number;
  /** what each word is worth for a word meant, and the most of it */
  worthFor: (meant: MeantWord) => Row;
};

/** What is wanted stands in the first words of even a long message. */
const MOST_WORDS = 80;
/** The same letters under other marks: who writes "mặt" hardly means "mất". */
const OTHER_MARKS = 0.3;
/** Between two said words the one that is marked alike is meant. */
const FEWER_MARKS = 0.98;
/** After these words an unmarked "de" is "đẻ". */
const BIRTH: ReadonlySet<string> = new Set(['moi', 'vua', 'sap', 'vo', 'sinh']);

/** Reads a message for matching; words run together are taken apart by the words that are known. */
export function toSaidWords(text: string, vocabulary: ReadonlySet<string>): SaidWords {
  const words = everydayWords(text)
    .slice(0, MOST_WORDS)
    .flatMap((word) => {
      const parts = splitJoined(word.plain, vocabulary);
      return parts.length === 1 ? [word] : parts.map((plain) => ({ plain }));
    });
  const rows = new Map<string, Row>();
  const worthFor = (meant: MeantWord): Row => {
    const before = rows.get(meant.key);
    if (before) return before;
    const worths = words.map((word) => likenessOf(word, meant, !meant.short) * meant.weight);
    const row = { worths, most: Math.max(0, ...worths) };
    rows.set(meant.key, row);
    return row;
  };
  const telling = [...words.keys()].filter((at) => !EMPTY.has(words[at]?.plain ?? ''));
  return { words, telling, purposeAt: purposeOf(words), worthFor };
}

function likenessOf(said: EverydayWord, meant: EverydayWord, lenient: boolean): number {
  const plain = likeness(said.plain, meant.plain, lenient);
  if (plain < 1 || said.marked === undefined || said.marked === meant.marked) return plain;
  return contradict(said.marked, meant.marked) ? OTHER_MARKS : FEWER_MARKS;
}

/** Marks left out are usual, and the south writes hỏi and ngã alike; other marks make another word. */
function contradict(said: string, meant: string | undefined): boolean {
  if (meant === undefined) return false;
  const [written, whole] = [said, meant].map((word) =>
    word.replace('⁴', '³').replace('đ', 'd\u0335').normalize('NFD'),
  );
  let rest = whole ?? '';
  for (const letter of written ?? '') {
    const at = rest.indexOf(letter);
    if (at < 0) return true;
    rest = rest.slice(at + letter.length);
  }
  return false;
}

function purposeOf(words: readonly EverydayWord[]): number {
  const at = words.findIndex(
    ({ plain, marked }, index) =>
      index > 0 &&
      plain === 'de' &&
      (marked === 'đê³' || (!marked && !BIRTH.has(words[index - 1]?.plain ?? ''))),
  );
  return at < 0 ? words.length : at;
}
