import type { DossierLine } from '../../dossiers/dossier.js';
import type { OpenWorklist } from '../../dossiers/worklists.js';
import { type Morning, PRESSING, type PressingCount } from '../../morning/morning-desk.js';
import { type ConsoleWords, fill } from '../pages/console-words.js';
import { toLocalTime } from '../pages/local-time.js';

/** One figure with the way to what it counts; `path` is relative to the office. */
export type Figure = {
  label: string;
  count: number;
  path: string;
  remark: string;
  tone: 'quiet' | 'soon' | 'late';
};
export type MorningLine = {
  dossierId: string;
  code: string;
  procedureName: string;
  applicantName: string;
  owner: string;
  /** hour or time, as the list wants it */
  time: string;
};
export type MorningView = {
  title: string;
  asOf: string;
  figures: Figure[];
  lists: { id: string; title: string; lines: MorningLine[]; path: string; anchor: string; more: number }[];
  /** the office's work by who has it; empty for a clerk */
  clerks: { name: string; counts: number[] }[];
};

export type MorningInput = {
  morning: Morning;
  names: ReadonlyMap<string, string>;
  username: string;
  /** sees only their own and nobody's */
  isOwn: boolean;
  /** talks that wait; null where they are none of theirs */
  talks: number | null;
};

const TONES: Partial<Record<OpenWorklist, Figure['tone']>> = { overdue: 'late', dueToday: 'soon' };
/** Longer lists go on elsewhere. */
const LINES = 12;

/** A day's work at one look. */
export function toMorningView(input: MorningInput, words: ConsoleWords): MorningView {
  const { morning } = input;
  const { at, since } = morning;
  return {
    title: fill(words.morning.title, { date: toLocalTime(at).slice(0, 10) }),
    asOf: fill(words.morning.asOf, { time: toLocalTime(at).slice(11), since: toLocalTime(since) }),
    figures: [...PRESSING.map((name) => toFigure(name, input, words)), ...otherFigures(input, words)],
    lists: toLists(input, words),
    clerks: input.isOwn ? [] : toClerks(input, words),
  };
}

const countOf = (counts: readonly PressingCount[], name: OpenWorklist, owner?: string | null): number =>
  counts
    .filter(({ worklist, assignee }) => worklist === name && (owner === undefined || assignee === owner))
    .reduce((sum, { count }) => sum + count, 0);

/** A clerk's own, with how many nobody has beside them; else those of the office. */
function toFigure(name: OpenWorklist, input: MorningInput, words: ConsoleWords): Figure {
  const { morning, isOwn, username } = input;
  const count = countOf(morning.counts, name, isOwn ? username : undefined);
  const nobodys = countOf(morning.counts, name, null);
  return {
    ...{ label: words.worklists[name].label, count },
    path: `worklists/${name}${isOwn ? '?whose=mine' : ''}`,
    remark: nobodys > 0 ? fill(words.morning[isOwn ? 'nobodysToo' : 'nobodys'], { count: nobodys }) : '',
    tone: count + nobodys > 0 ? (TONES[name] ?? 'quiet') : 'quiet',
  };
}

function otherFigures({ morning, talks }: MorningInput, { morning: words }: ConsoleWords): Figure[] {
  const quiet = { remark: '', tone: 'quiet' } as const;
  const { reached, visits } = morning;
  return [
    {
      ...quiet,
      label: words.reached,
      count: reached,
      path: 'attention',
      tone: reached > 0 ? 'late' : 'quiet',
    },
    ...(talks === null ? [] : [{ ...quiet, label: words.talks, count: talks, path: 'talks' }]),
    { ...quiet, label: words.visits, count: visits.length, path: 'appointments' },
  ];
}

function toLists(input: MorningInput, words: ConsoleWords): MorningView['lists'] {
  const { today, proposed, returned, apologies, answered, lapsed } = input.morning;
  const hour = ({ dueAt }: DossierLine) => (dueAt === null ? '' : toLocalTime(dueAt).slice(11));
  const moment = ({ updatedAt }: DossierLine) => toLocalTime(updatedAt);
  const due = ({ dueAt }: DossierLine) => (dueAt === null ? '' : toLocalTime(dueAt));
  const toList = (
    id: keyof ConsoleWords['morning']['lists'],
    found: readonly DossierLine[],
    at: typeof hour,
  ) => ({
    ...{ id, title: fill(words.morning.lists[id], { count: found.length }), path: PATHS[id] },
    anchor: id === 'apologies' ? '#action-apologise' : '',
    lines: found.slice(0, LINES).map((line) => toLine(line, at(line), input, words)),
    more: Math.max(0, found.length - LINES),
  });
  return [
    toList('proposed', proposed, due),
    toList('returned', returned, due),
    toList('apologies', apologies, due),
    toList('today', today, hour),
    toList('answered', answered, moment),
    toList('lapsed', lapsed, moment),
  ].filter(({ lines }) => lines.length > 0);
}

/** Where the whole list is. */
const PATHS = {
  ...{ proposed: 'attention', returned: 'worklists/processing', apologies: 'attention', today: 'today' },
  ...{ answered: 'worklists/processing', lapsed: 'worklists/processing' },
};

function toLine(line: DossierLine, time: string, { names }: MorningInput, words: ConsoleWords): MorningLine {
  const { dossierId, code, procedureName, applicantName = words.anonymous, assignee } = line;
  const owner = assignee === null ? words.unassigned : (names.get(assignee) ?? assignee);
  return { dossierId, code, procedureName, applicantName, owner, time };
}

function toClerks({ morning, names }: MorningInput, words: ConsoleWords): MorningView['clerks'] {
  const owners = [...new Set(morning.counts.map(({ assignee }) => assignee))];
  return owners
    .map((owner) => ({
      name: owner === null ? words.unassigned : (names.get(owner) ?? owner),
      counts: PRESSING.map((name) => countOf(morning.counts, name, owner)),
    }))
    .filter(({ counts }) => counts.some((count) => count > 0))
    .toSorted((a, b) => byCounts(a.counts, b.counts) || a.name.localeCompare(b.name, 'vi'));
}

/** Whoever has most overdue first, then most for today, and so on. */
const byCounts = (a: readonly number[], b: readonly number[]): number =>
  a.map((count, i) => (b[i] ?? 0) - count).find((difference) => difference !== 0) ?? 0;
