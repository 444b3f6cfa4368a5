import { STATE } from '../../dossiers/dossier-state.js';
import type { Today } from '../../today/today-desk.js';
import { type ConsoleWords, fill } from '../pages/console-words.js';
import type { Choice } from '../pages/deed-view.js';
import { toLocalTime } from '../pages/local-time.js';

type Row = {
  dossierId: string;
  code: string;
  procedureName: string;
  applicantName: string;
  due: string;
  left: string;
  tone: 'quiet' | 'soon' | 'late';
  owner: string;
  /** what is to be done next */
  next: string;
  stays: string[];
};

export type TodayView = {
  title: string;
  rows: Row[];
  progress: string;
  done: number;
  total: number;
  /** the office has closed and something is left */
  after: string;
  stays: { username: string; name: string; until: string; codes: string[]; mayEnd: boolean }[];
  mayStay: boolean;
  /** for whom somebody may say so beside themselves */
  colleagues: Choice[];
};

type Input = {
  today: Today;
  names: ReadonlyMap<string, string>;
  username: string;
  may: { act: boolean; assign: boolean };
  colleagues: Choice[];
  now: number;
};

const HOUR_MS = 3_600_000;

/** Today's promises as the page shows them. */
export function toTodayView(input: Input, words: ConsoleWords): TodayView {
  const { today, may, username, colleagues } = input;
  const { done, total, open } = today;
  return {
    title: fill(words.today.title, { date: toLocalTime(input.now).slice(0, 10) }),
    rows: open.map((line) => toRow(line, input, words)),
    progress: fill(words.today.progress, { done, total }),
    ...{ done, total },
    after: today.isAfterHours && open.length > 0 ? fill(words.today.after, { count: open.length }) : '',
    stays: today.stays.map((stay) => ({
      username: stay.username,
      name: nameIn(input, stay.username),
      until: timeOf(stay.until),
      codes: open.filter(({ dossierId }) => stay.dossierIds.includes(dossierId)).map(({ code }) => code),
      mayEnd: may.assign || (may.act && stay.username === username),
    })),
    mayStay: may.act && open.length > 0,
    colleagues: may.assign ? colleagues : [],
  };
}

function toRow(line: Today['open'][number], input: Input, words: ConsoleWords): Row {
  const { dossierId, code, procedureName, applicantName = words.anonymous, dueAt, assignee, state } = line;
  const left = (dueAt ?? input.now) - input.now;
  const staying = input.today.stays.filter(({ dossierIds }) => dossierIds.includes(dossierId));
  return {
    ...{ dossierId, code, procedureName, applicantName },
    due: dueAt === null ? '' : timeOf(dueAt),
    left: toLeft(left, words),
    tone: left < 0 ? 'late' : left < HOUR_MS ? 'soon' : 'quiet',
    owner: assignee === null ? words.unassigned : nameIn(input, assignee),
    next: words.actions[state === STATE.registered ? 'accept' : 'finish'].label,
    stays: staying.map(({ username, until }) =>
      fill(words.today.staying, { name: nameIn(input, username), until: timeOf(until) }),
    ),
  };
}

/** In hours and minutes, as far as there are any. */
function toLeft(left: number, words: ConsoleWords): string {
  const minutes = Math.floor(Math.abs(left) / 60_000);
  const parts = { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
  const { late, lateHours, left: short, leftHours } = words.today;
  if (left < 0) return fill(parts.hours > 0 ? lateHours : late, parts);
  return fill(parts.hours > 0 ? leftHours : short, parts);
}

const nameIn = ({ names }: Input, username: string): string => names.get(username) ?? username;
const timeOf = (at: number): string => toLocalTime(at).slice(11);
