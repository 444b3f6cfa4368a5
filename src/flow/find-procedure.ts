import { plainWords } from '../text/fold.js';
import { likeness, splitJoined } from '../text/typing-mistakes.js';

/** A procedure with everything that it is called: its names and everyday words. */
export type ProcedureEntry = { procedureId: string; phrases: readonly string[] };

export type FoundProcedures = {
  /** `one`: the first candidate is clearly meant; `several`: ask which; `none`: nothing fits */
  verdict: 'one' | 'several' | 'none';
  /** best first, scores from 0 to 1 */
  candidates: { procedureId: string; score: number }[];
};

type Words = readonly string[];
/** `short`: so few words that all of them must be said, side by side. */
type Phrase = { words: Words; short: boolean };
type Said = {
  length: number;
  weight: number;
  likenessTo: (meant: string, lenient: boolean) => readonly number[];
};

/** What is wanted stands in the first words of even a long message. */
const MOST_WORDS = 80;

/** Say nothing about what is wanted. */
const EMPTY = new Set(
  `toi em anh chi minh con chau ba ong co chu bac oi a nha nhe da vang thua chao cho muon can xin lam di de thi la o
  tai duoc khong ko va voi hoi giup dum gium ve cai mot nay roi bi cua lay nop gi nhu the nao nua`.split(
    /\s+/,
  ),
);
/** Stand in the names of many procedures, so they neither make nor break a match. */
const COMMON = new Set('giay to don thu tuc ho so mau ban phuong xa ubnd'.split(' '));
const COMMON_WEIGHT = 0.3;
/** "làm sao" asks how; it is not the "sao" of "bản sao". */
const HOW = /\b(lam|tai|vi|thi|ra) sao\b/g;

/** A phrase may miss one word in six, none in five. */
const ENOUGH_OF_PHRASE = 0.81;
/** A phrase with no more words of its own than these is short. */
const SHORT_PHRASE = 2;
/** A phrase of one word must make up this much of what was said. */
const ENOUGH_OF_WORDS = 0.5;
const CLEAR_LEAD = 0.08;

/**
 * Finds the procedures that the citizen's own words name. A phrase counts when nearly all its words stand close
 * together, in any order, without marks and with a slip of the fingers; whole words only, so "đơn thân" or "bản thân"
 * are not "độc thân".
 */
export function findProcedure(words: string, entries: readonly ProcedureEntry[]): FoundProcedures {
  const phrases = entries.map(({ procedureId, phrases }) => ({
    procedureId,
    phrases: phrases.map(toPhrase),
  }));
  const vocabulary = new Set([
    ...EMPTY,
    ...COMMON,
    ...phrases.flatMap((entry) => entry.phrases.flatMap((one) => one.words)),
  ]);
  const plain = plainWords(words).slice(0, MOST_WORDS).join(' ').replace(HOW, '').split(' ');
  const said = toSaid(plain.flatMap((word) => splitJoined(word, vocabulary)));
  const candidates = phrases
    .map(({ procedureId, phrases }) => ({
      procedureId,
      score: Math.max(0, ...phrases.map((one) => score(one, said))),
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  return { verdict: verdictOf(candidates), candidates };
}

function verdictOf([first, second]: FoundProcedures['candidates']): FoundProcedures['verdict'] {
  if (first === undefined) return 'none';
  return second !== undefined && first.score - second.score < CLEAR_LEAD ? 'several' : 'one';
}

/**
 * The words of a phrase that have to be said. Those that stand in many names are left out of a long phrase, but a
 * short one is taken whole, from its first telling word to its last: "giấy khai sinh" is a paper, "khai sinh" is not.
 */
function toPhrase(phrase: string): Phrase {
  const words = plainWords(phrase);
  const telling = words.filter((word) => !EMPTY.has(word));
  const own = telling.filter((word) => !COMMON.has(word));
  if (own.length > SHORT_PHRASE) return { words: own, short: false };
  const [first = words[0] ?? '', last = words.at(-1) ?? ''] = [telling[0], telling.at(-1)];
  return { words: words.slice(words.indexOf(first), words.lastIndexOf(last) + 1), short: true };
}

/** What was said, with how alike each of its words is to a word meant, worked out once for each. */
function toSaid(words: Words): Said {
  const rows = new Map<string, readonly number[]>();
  const likenessTo = (meant: string, lenient: boolean): readonly number[] => {
    const key = `${meant} ${lenient}`;
    const row = rows.get(key) ?? words.map((word) => likeness(word, meant, lenient));
    rows.set(key, row);
    return row;
  };
  return { length: words.length, weight: Math.max(1, weigh(words)), likenessTo };
}

function score(phrase: Phrase, said: Said): number {
  const matched = bestMatch(phrase, said);
  const ofPhrase = matched / phrase.words.length;
  const ofWords = Math.min(1, matched / said.weight);
  if (ofPhrase < ENOUGH_OF_PHRASE || (phrase.words.length < 2 && ofWords < ENOUGH_OF_WORDS)) return 0;
  return 0.7 * ofPhrase + 0.3 * ofWords;
}

/** The most words of the phrase that stand close together: in a run of its own length if short, else half as long again. */
function bestMatch({ words, short }: Phrase, said: Said): number {
  const width = short ? words.length : Math.ceil(words.length * 1.5);
  const rows = words.map((word) => said.likenessTo(word, !short));
  const starts = Array.from({ length: Math.max(1, said.length - width + 1) }, (_, start) => start);
  return Math.max(...starts.map((start) => matchFrom(start, width, rows)));
}

/** How many words of the phrase stand in the run, mistyped ones counting less; each said word is used once. */
function matchFrom(start: number, width: number, rows: readonly (readonly number[])[]): number {
  const used = new Set<number>();
  return rows.reduce((sum, row) => {
    let best = -1;
    for (let at = start; at < Math.min(start + width, row.length); at++)
      if (!used.has(at) && (row[at] ?? 0) > (row[best] ?? 0)) best = at;
    used.add(best);
    return sum + (row[best] ?? 0);
  }, 0);
}

const weigh = (said: Words): number =>
  said.reduce((sum, word) => sum + (EMPTY.has(word) ? 0 : COMMON.has(word) ? COMMON_WEIGHT : 1), 0);
