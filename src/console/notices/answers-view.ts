import type { GatheredAnswer, GatheredAnswers } from '../../notices/gather-answers.js';
import { IN_WORDS } from '../../notices/notice-row.js';
import { type ConsoleWords, fill } from '../pages/console-words.js';
import { toLocalTime } from '../pages/local-time.js';
import { toCitizenLabel } from '../talks/talks-view.js';

/** Buttons of a notice as addresses name them, and what was said in words. */
export const IN_WORDS_KEY = 'loi';

export type AnswerLineView = {
  who: string;
  neighbourhood: string;
  answer: string;
  words: string;
  time: string;
  /** the talk in which a clerk reads what they wrote; absent: there is none, or this is for others */
  talk?: string;
  /** why there is nothing to read here */
  remark: string;
};

/** The answers of a notice as the page lists them; words only where names are, for those are on record as opened. */
export function toAnswerLines(
  { answers }: GatheredAnswers,
  { withWords, mayTalk }: { withWords: boolean; mayTalk: boolean },
  words: ConsoleWords,
): AnswerLineView[] {
  const { report } = words.notices;
  return answers.map((one) => ({
    who: one.name === '' ? toCitizenLabel(one.conversationId, words.talks) : one.name,
    neighbourhood: one.neighbourhood ?? report.noNeighbourhood,
    answer: one.answer === IN_WORDS ? report.inWords : one.answer,
    words: withWords && one.words !== null ? one.words : '',
    time: toLocalTime(one.at),
    ...(withWords && mayTalk && isInTalk(one) && { talk: one.conversationId }),
    remark: withWords && one.words === null ? remarkOf(one, mayTalk, report) : '',
  }));
}

const isInTalk = ({ answer, words, hasTalk }: GatheredAnswer): boolean =>
  answer === IN_WORDS && words === null && hasTalk;

function remarkOf(one: GatheredAnswer, mayTalk: boolean, words: ConsoleWords['notices']['report']): string {
  if (one.answer !== IN_WORDS) return '';
  if (!one.hasTalk) return words.wordsGone;
  return mayTalk ? '' : words.wordsWithClerk;
}

/** One box to choose by: an answer, how often it was given, and the name under which addresses know it. */
export type AnswerCountView = { key: string; answer: string; count: number };

/** Every button of a notice, with those that nobody pressed, and what was said in words. */
export function toAnswerCounts(
  counts: ReadonlyMap<string, number>,
  buttons: readonly string[],
  { notices }: ConsoleWords,
): AnswerCountView[] {
  const inWords = { key: IN_WORDS_KEY, answer: notices.report.inWords, count: counts.get(IN_WORDS) ?? 0 };
  return [
    ...buttons.map((answer, n) => ({ key: String(n), answer, count: counts.get(answer) ?? 0 })),
    ...(buttons.length === 0 && inWords.count === 0 ? [] : [inWords]),
  ];
}

/** The answer that an address names; undefined: all of them. */
export function answerOf(key: unknown, buttons: readonly string[]): string | undefined {
  if (key === IN_WORDS_KEY) return IN_WORDS;
  return typeof key === 'string' && /^\d$/.test(key) ? buttons[Number(key)] : undefined;
}

/** What the page says over its list. */
export const answersHeading = (answer: string | undefined, { notices }: ConsoleWords): string => {
  const { report } = notices;
  if (answer === undefined) return report.everyAnswer;
  return answer === IN_WORDS ? report.inWords : fill(report.oneAnswer, { answer });
};
