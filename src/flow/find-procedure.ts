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
  const vocabulary = new Set([...EMPTY, ...COMMON, ...phrases.flatMap((entry) => entry.phrases.flat())]);
  const plain = plainWords(words).join(' ').replace(HOW, '').split(' ');
  const said = plain.flatMap((word) => splitJoined(word, vocabulary));
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

/** The words of a phrase that tell it from others; all of them when none does. */
function toPhrase(phrase: string): Words {
  const words = plainWords(phrase);
  const telling = words.filter((word) => !EMPTY.has(word) && !COMMON.has(word));
  return telling.length === 0 ? words : telling;
}

function score(phrase: Words, said: Words): number {
  const matched = Math.max(0, ...windows(said, phrase.length).map((window) => countMatches(phrase, window)));
  const ofPhrase = matched / phrase.length;
  const ofWords = Math.min(1, matched / Math.max(1, weigh(said)));
  if (ofPhrase < ENOUGH_OF_PHRASE || (phrase.length < 2 && ofWords < ENOUGH_OF_WORDS)) return 0;
  return 0.7 * ofPhrase + 0.3 * ofWords;
}

/** Runs of the words said, half as long again as the phrase; a phrase of two words must stand unbroken. */
function windows(said: Words, length: number): Words[] {
  const width = length <= 2 ? length : Math.ceil(length * 1.5);
  const count = Math.max(1, said.length - width + 1);
  return Array.from({ length: count }, (_, start) => said.slice(start, start + width));
}

/** How many words of the phrase stand in the window, mistyped ones counting less; each said word is used once. */
function countMatches(phrase: Words, window: Words): number {
  const left = [...window];
  return phrase.reduce((sum, word) => {
    const alike = left.map((said) => likeness(said, word, phrase.length > 2));
    const best = Math.max(0, ...alike);
    if (best > 0) left.splice(alike.indexOf(best), 1);
    return sum + best;
  }, 0);
}

const weigh = (said: Words): number =>
  said.reduce((sum, word) => sum + (EMPTY.has(word) ? 0 : COMMON.has(word) ? COMMON_WEIGHT : 1), 0);
