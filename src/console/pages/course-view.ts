import type { DeskHistoryEntry, DossierFile } from '../dossier-desk.js';
import { fill } from './console-words.js';
import { type Telling, toDetailLines } from './detail-lines.js';
import { toLocalTime } from './local-time.js';

/** One line of what happened to a dossier. */
export type CourseLine = { time: string; who: string; what: string; note?: string; details: string[] };

/** What was done, and between it whom the promise reached. */
export function toCourse(file: DossierFile, telling: Telling): CourseLine[] {
  const { words } = telling;
  const done = file.history.map((entry) => ({ at: entry.at, ...toHistoryView(file, entry, telling) }));
  const reached = file.escalations.map(({ at, step }) => ({
    ...{ at, time: toLocalTime(at), who: words.actors.system, details: [] },
    what: words.escalation[step].said,
  }));
  const reminded = file.reminders.map(({ at, kind }) => ({
    ...{ at, time: toLocalTime(at), who: words.actors.system, details: [] },
    what: words.reminders[kind],
  }));
  return [...done, ...reached, ...reminded]
    .toSorted((a, b) => a.at - b.at)
    .map(({ at: _at, ...line }) => line);
}

function toHistoryView(file: DossierFile, entry: DeskHistoryEntry, { nameOf, words }: Telling) {
  const { at, by, action, note, details = {}, proposedBy } = entry;
  const help = action === 'receive' ? toHelpLines(file, { nameOf, words }) : [];
  const who = by.kind === 'staff' ? nameOf(by.username) : words.actors[by.kind];
  return {
    time: toLocalTime(at),
    who,
    what: words.deeds[action],
    ...(note !== undefined && { note }),
    details: [
      ...help,
      ...(proposedBy === undefined ? [] : [fill(words.proposal.proposedBy, { value: nameOf(proposedBy) })]),
      ...toDetailLines(details, { words, nameOf }),
    ],
  };
}

/** Who filled in the form for the citizen, and who saw it signed. */
const toHelpLines = ({ helpedBy, signedBefore }: DossierFile, { nameOf, words }: Telling): string[] => [
  ...(helpedBy === undefined ? [] : [fill(words.details.helpedBy, { value: nameOf(helpedBy) })]),
  ...(signedBefore === undefined ? [] : [fill(words.details.signedBefore, { value: nameOf(signedBefore) })]),
];
