import type { DossierLine, Worklist } from '../dossier-desk.js';
import { type ConsoleWords, fill } from './console-words.js';
import { daysBetween, toLocalTime } from './local-time.js';

/** `tone` is never the only sign: the words say the same. */
export type DueView = { time: string; remark: string; tone: 'quiet' | 'soon' | 'late' };

type Dated = Pick<DossierLine, 'dueAt' | 'pausedAt'> & { worklist: Worklist; now: number };

/** The promised date with what it means now. A dossier that waits for nobody here is not "late". */
export function toDueView({ dueAt, pausedAt, worklist, now }: Dated, words: ConsoleWords['due']): DueView {
  if (pausedAt !== null && worklist !== 'closed') return { time: '', remark: words.paused, tone: 'quiet' };
  const time = dueAt === null ? '' : toLocalTime(dueAt);
  if (dueAt === null) return { time, remark: worklist === 'closed' ? '' : words.none, tone: 'quiet' };
  if (worklist === 'finished' || worklist === 'closed') return { time, remark: '', tone: 'quiet' };
  const days = daysBetween(now, dueAt);
  if (now > dueAt) {
    const remark = days === 0 ? words.lateToday : fill(words.late, { days: -days });
    return { time, remark, tone: 'late' };
  }
  if (days === 0) return { time, remark: words.today, tone: 'soon' };
  return { time, remark: fill(words.days, { days }), tone: days === 1 ? 'soon' : 'quiet' };
}
