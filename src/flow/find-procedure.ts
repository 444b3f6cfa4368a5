import { COMMON, EMPTY } from '../text/everyday-words.js';
import { type Match, matchPhrase, type Phrase, toPhrase } from './match-phrase.js';
import { toSaidWords } from './said-words.js';

/**
 * A procedure with everything that it is called: its names and everyday words. A phrase that ends with `?` is only a
 * hint, to be asked back. `elsewhere`: nothing that is done here, so that its words lead to no form.
 */
export type ProcedureEntry = { procedureId: string; phrases: readonly string[]; elsewhere?: boolean };

export type FoundProcedures = {
  /**
   * `one`: the first candidate is clearly meant; `unsure`: it may be; `several`: ask which; `elsewhere`: the first
   * candidate is nothing that is done here; `none`: nothing fits
   */
  verdict: 'one' | 'unsure' | 'several' | 'elsewhere' | 'none';
  /** best first; `strength` is about the number of words that name it */
  candidates: { procedureId: string; strength: number }[];
};

type Candidate = { procedureId: string; elsewhere: boolean; best: Match; matches: readonly Match[] };

/** Overlapping names this close in strength cannot be told apart. */
const CLEAR_LEAD = 0.25;
/** A second name elsewhere in the message counts from two whole words on. */
const SECOND_NAME = 1.9;
/** Below, the name was misspelt so far that it is asked back. */
const SURE_OF_PHRASE = 0.9;
/** A name that makes up less of what was said is asked back. */
const SURE_OF_WORDS = 0.12;

/**
 * Finds the procedures that the citizen's own words name. A phrase counts when nearly all its words stand close
 * together, without marks and with a slip of the fingers. Of names that share words the longest is meant: who says
 * "bản sao khai sinh" does not say "khai sinh". Names in different words are both meant.
 */
export function findProcedure(words: string, entries: readonly ProcedureEntry[]): FoundProcedures {
  const { phrases, vocabulary } = prepare(entries);
  const said = toSaidWords(words, vocabulary);
  const candidates = entries
    .flatMap((entry, index) => toCandidate(entry, phrases[index]?.map((one) => matchPhrase(one, said)) ?? []))
    .sort((a, b) => b.best.strength - a.best.strength || Number(b.elsewhere) - Number(a.elsewhere));
  const [first] = candidates;
  if (!first) return { verdict: 'none', candidates: [] };
  const meant = candidates.filter((one) => one === first || isRival(first, one));
  return {
    verdict: verdictOf(meant, said.telling.length),
    candidates: meant.map(({ procedureId, best }) => ({ procedureId, strength: best.strength })),
  };
}

function toCandidate(
  { procedureId, elsewhere = false }: ProcedureEntry,
  found: (Match | undefined)[],
): Candidate[] {
  const matches = found.filter((one) => one !== undefined).sort((a, b) => b.strength - a.strength);
  const [best] = matches;
  return best ? [{ procedureId, elsewhere, best, matches }] : [];
}

type Prepared = { phrases: Phrase[][]; vocabulary: ReadonlySet<string> };

/** Worked out once for a list of entries, which is never changed in place. */
const known = new WeakMap<readonly ProcedureEntry[], Prepared>();

function prepare(entries: readonly ProcedureEntry[]): Prepared {
  const before = known.get(entries);
  if (before) return before;
  const phrases = entries.map((entry) => entry.phrases.map(toPhrase));
  const words = phrases.flat().flatMap((phrase) => phrase.words.map(({ plain }) => plain));
  const prepared = { phrases, vocabulary: new Set([...EMPTY, ...COMMON, ...words]) };
  known.set(entries, prepared);
  return prepared;
}

/** Whether this may be meant besides the first: said in words of its own, or as good a name for the same words. */
function isRival(first: Candidate, { elsewhere, matches }: Candidate): boolean {
  return !elsewhere && matches.some((match) => rivals(first, match));
}

function rivals(first: Candidate, match: Match): boolean {
  const sharing = first.matches.filter(({ at }) => [...at].some((place) => match.at.has(place)));
  if (sharing.length === 0) return match.strength >= SECOND_NAME && (first.best.perhaps || !match.perhaps);
  return (
    !first.elsewhere && Math.max(...sharing.map(({ strength }) => strength)) - match.strength < CLEAR_LEAD
  );
}

function verdictOf([first, second]: readonly Candidate[], telling: number): FoundProcedures['verdict'] {
  if (!first) return 'none';
  if (second) return 'several';
  if (first.elsewhere) return 'elsewhere';
  const { perhaps, ofPhrase, strength } = first.best;
  return !perhaps && ofPhrase >= SURE_OF_PHRASE && strength / Math.max(1, telling) >= SURE_OF_WORDS
    ? 'one'
    : 'unsure';
}
