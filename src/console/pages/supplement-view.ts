import type { SupplementItem } from '../../flow/move-details.js';
import type { DeskPart, DeskSupplement } from '../dossier-desk.js';
import type { AnswerView } from './dossier-view.js';
import { type FileView, toFileView } from './file-view.js';
import { toLocalTime } from './local-time.js';

export type SupplementView = {
  round: number;
  asked: string;
  askedBy: string;
  items: SupplementItem[];
  note: string;
  answers: SupplementAnswer[];
};
type PartView = Omit<DeskPart, 'key' | 'masked'> & { hidden?: AnswerView };
type SupplementAnswer = { time: string; parts: PartView[]; text: string; files: FileView[] };

type Around = { revealed: readonly string[]; nameOf(username: string): string };

/** One round of asking for more, as the page shows it. */
export const toSupplementView = (
  { round, askedAt, askedBy, items, note, answers }: DeskSupplement,
  { revealed, nameOf }: Around,
): SupplementView => ({
  ...{ round, items, note },
  asked: toLocalTime(askedAt),
  askedBy: nameOf(askedBy),
  answers: answers.map(({ at, text, parts, attachments }) => ({
    parts: parts.map((part) => toPartView(part, revealed)),
    time: toLocalTime(at),
    text,
    files: attachments.map(toFileView),
  })),
});

/** A part that holds a number stands there masked until it is revealed, as an answer of the form does. */
function toPartView({ key, masked, ...part }: DeskPart, revealed: readonly string[]): PartView {
  if (key === undefined || masked === undefined) return part;
  const isHidden = !revealed.includes(key);
  const hidden = {
    key,
    label: part.item,
    shown: isHidden ? masked : part.text,
    masked: isHidden,
    warnings: [],
  };
  return { ...part, text: '', hidden };
}
