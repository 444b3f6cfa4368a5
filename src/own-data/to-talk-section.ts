import { formatMoment } from '../flow/show/moments.js';
import type { Talk, TalkNote } from '../talks/talk.js';
import { fill } from '../text/fill.js';
import { maskNumbers } from './masked-answer.js';
import type { PrintedSection } from './printed-document.js';
import type { OwnDataPen } from './to-own-data-document.js';

/** What the citizen and clerks said to each other, in their order. */
export function toTalkSection(pen: OwnDataPen, talk: Talk | undefined): PrintedSection {
  const { title, none, notes } = pen.words.talk;
  const rows = (talk?.notes ?? []).map((note) => toRow(pen, note));
  return { title, parts: [{ rows }], notes: rows.length === 0 ? [none] : notes };
}

function toRow({ words: { talk }, world }: OwnDataPen, note: TalkNote) {
  const moment = formatMoment(note.at, world.catalogue.labels);
  return {
    label: fill(note.by === 'citizen' ? talk.citizen : talk.clerk, { moment }),
    value: [maskNumbers(note.text), ...whatCameWith(talk, note)].filter((one) => one !== '').join('\n'),
  };
}

function whatCameWith(words: OwnDataPen['words']['talk'], note: TalkNote): string[] {
  if (note.by === 'clerk') return note.file ? [fill(words.file, { name: note.file.name })] : [];
  const count = note.mediaIds.length;
  return [...(count > 0 ? [fill(words.files, { count })] : []), ...(note.what ? [words.notKept] : [])];
}
