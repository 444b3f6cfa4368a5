import type { MoveDetails } from '../../flow/move-details.js';
import { type ConsoleWords, fill } from './console-words.js';
import { toLocalTime } from './local-time.js';

/** In which words, and how to call people by their usernames. */
export type Telling = { words: ConsoleWords; nameOf(username: string): string };

/** What a step says beside its words, a line each. */
export function toDetailLines(details: MoveDetails, { words, nameOf }: Telling): string[] {
  const {
    legalGround,
    amountVnd,
    paidBy,
    receiptNumber,
    newDueAt,
    answerBy,
    way,
    trackingCode,
    handTo,
    paper,
    file,
    proposes,
  } = details;
  const say = (value: string | undefined, text: string): string[] =>
    value === undefined ? [] : [fill(text, { value })];
  const spoken = words.details;
  return [
    ...(proposes ? [words.deeds[proposes]] : []),
    ...say(legalGround, spoken.legalGround),
    ...say(amountVnd?.toLocaleString('vi-VN'), spoken.amountVnd),
    ...(paidBy ? [words.choices.paidBy[paidBy]] : []),
    ...say(receiptNumber, spoken.receiptNumber),
    ...say(newDueAt === undefined ? undefined : toLocalTime(newDueAt), spoken.newDueAt),
    ...say(answerBy === undefined ? undefined : toLocalTime(answerBy), spoken.answerBy),
    ...(way ? [words.choices.way[way]] : []),
    ...say(trackingCode, spoken.trackingCode),
    ...(paper === undefined ? say(file?.name, spoken.file) : [paper]),
    ...say(handTo === undefined ? undefined : nameOf(handTo), spoken.handTo),
  ];
}
