import { formatMoment } from '../flow/show/moments.js';
import { IN_WORDS } from '../notices/notice-row.js';
import { fill } from '../text/fill.js';
import { maskNumbers } from './masked-answer.js';
import type { GotNotice } from './own-data.js';
import type { PrintedSection } from './printed-document.js';
import type { OwnDataPen } from './to-own-data-document.js';

/** Which notices came to the citizen, whether they saw them, and what they answered. */
export function toNoticesSection(pen: OwnDataPen, got: readonly GotNotice[]): PrintedSection {
  const { title, none, unnamed } = pen.words.notices;
  const rows = got.map((notice) => ({
    label: notice.title === '' ? unnamed : notice.title,
    value: factsOf(pen, notice).join('\n'),
  }));
  return { title, parts: [{ rows }], notes: rows.length === 0 ? [none] : [] };
}

function factsOf({ words, world }: OwnDataPen, notice: GotNotice): string[] {
  const { sent, seen, pressed, answered, said, stopped } = words.notices;
  const { sentAt, seenAt, answeredAt, answer, optedOutAt } = notice;
  const at = (text: string, moment: number | null, more: Record<string, string> = {}) =>
    moment === null ? [] : [fill(text, { moment: formatMoment(moment, world.catalogue.labels), ...more })];
  return [
    ...at(sent, sentAt),
    ...at(seen, seenAt),
    ...at(answer === IN_WORDS ? answered : pressed, answeredAt, { answer: answer ?? '' }),
    ...(notice.words === null ? [] : [fill(said, { words: maskNumbers(notice.words) })]),
    ...at(stopped, optedOutAt),
  ];
}
