import type { Absence } from '../../assignment/absence.js';
import type { DossierLine } from '../dossier-desk.js';
import type { ConsoleWords } from '../pages/console-words.js';
import type { Choice } from '../pages/deed-view.js';
import { toLocalTime } from '../pages/local-time.js';
import { toStateLabel } from '../pages/state-label.js';

type Line = Pick<DossierLine, 'dossierId' | 'code' | 'procedureName' | 'version'> & {
  who: string;
  due: string;
  state: string;
};

export type AbsencesView = {
  away: { username: string; name: string; until: string; mayEnd: boolean; lines: Line[] }[];
  /** who may be said to be away */
  people: Choice[];
  /** to whom their dossiers may be given */
  colleagues: Choice[];
  today: string;
};

type Input = {
  away: { absence: Absence; lines: DossierLine[] }[];
  names: ReadonlyMap<string, string>;
  people: Choice[];
  colleagues: Choice[];
  today: string;
  mayEnd(username: string): boolean;
};

/** Who is away, until when, and what of theirs is open. */
export function toAbsencesView(input: Input, words: ConsoleWords): AbsencesView {
  const { away, names, people, colleagues, today, mayEnd } = input;
  return {
    ...{ people, colleagues, today },
    away: away.map(({ absence: { username, until }, lines }) => ({
      username,
      name: names.get(username) ?? username,
      until: until.split('-').reverse().join('/'),
      mayEnd: mayEnd(username),
      lines: lines.map((line) => toLine(line, words)),
    })),
  };
}

const toLine = (line: DossierLine, words: ConsoleWords): Line => ({
  ...{ dossierId: line.dossierId, code: line.code, procedureName: line.procedureName, version: line.version },
  who: line.applicantName ?? words.anonymous,
  due: line.dueAt === null ? words.due.none : toLocalTime(line.dueAt),
  state: toStateLabel(line.state, words),
});
