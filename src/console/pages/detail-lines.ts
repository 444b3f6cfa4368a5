import type { MoveDetails } from '../../flow/move-details.js';
import { type ConsoleWords, fill } from './console-words.js';
import { toLocalTime } from './local-time.js';

type Around = { words: ConsoleWords; nameOf(username: string): string };

/** What a step says beside its words, a line each. */
export function toDetailLines(details: MoveDetails, { words, nameOf }: Around): string[] {
  const { legalGround, amountVnd, paidBy, receiptNumber, newDueAt, answerBy, way, trackingCode } = details;
  const say = (value: string | undefined, text: string): string[] =>
    value === undefined ? [] : [fill(text, { value })];
  const spoken = words.details;
  return [
    ...say(legalGround, spoken.legalGround),
    ...say(amountVnd?.toLocaleString('vi-VN'), spoken.amountVnd),
    ...(paidBy ? [words.choices.paidBy[paidBy]] : []),
    ...say(receiptNumber, spoken.receiptNumber),
    ...say(newDueAt === undefined ? undefined : toLocalTime(newDueAt), spoken.newDueAt),
    ...say(answerBy === undefined ? undefined : toLocalTime(answerBy), spoken.answerBy),
    ...(way ? [words.choices.way[way]] : []),
    ...say(trackingCode, spoken.trackingCode),
    ...(details.verdict ? [spoken.verdict[details.verdict]] : []),
    ...assignment(details, { words, nameOf }),
  ];
}

function assignment({ assignee }: MoveDetails, { words, nameOf }: Around): string[] {
  if (assignee === undefined) return [];
  return [
    assignee === null ? words.details.released : fill(words.details.assigned, { value: nameOf(assignee) }),
  ];
}
