import { formatMoment } from '../flow/show/moments.js';
import { fill } from '../text/fill.js';
import type { DataRequest } from './data-request.js';
import { maskNumbers } from './masked-answer.js';
import type { PrintedSection } from './printed-document.js';
import type { OwnDataPen } from './to-own-data-document.js';

/** What the citizen asked of their data, in their words, and what the office answered. */
export function toRequestsSection(pen: OwnDataPen, requests: readonly DataRequest[]): PrintedSection {
  const words = pen.words.requests;
  const rows = requests.map((request) => ({
    label: words.kinds[request.kind],
    value: factsOf(pen, request).join('\n'),
  }));
  return { title: words.title, parts: [{ rows }], notes: rows.length === 0 ? [words.none] : [] };
}

function factsOf({ words, world }: OwnDataPen, { state, receivedAt, dueAt, text, history }: DataRequest) {
  const { done, waiting, asked, answered } = words.requests;
  const { labels } = world.catalogue;
  const note = history.findLast(({ what }) => what === 'answered')?.note;
  const moments = { moment: formatMoment(receivedAt, labels), due: formatMoment(dueAt, labels) };
  return [
    fill(state === 'done' ? done : waiting, moments),
    ...(text === '' ? [] : [fill(asked, { words: maskNumbers(text) })]),
    ...(note === undefined ? [] : [fill(answered, { words: maskNumbers(note) })]),
  ];
}
