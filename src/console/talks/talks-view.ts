import type { ConsoleWords } from '../pages/console-words.js';
import { fill } from '../pages/console-words.js';
import { toLocalTime } from '../pages/local-time.js';
import type { TalkLine } from './talk-desk.js';

export type TalksView = {
  waiting: number;
  rows: {
    conversationId: string;
    citizen: string;
    since: string;
    waited: string;
    doing: string;
    holder: string;
    waits: boolean;
  }[];
};

type Input = { lines: TalkLine[]; names: ReadonlyMap<string, string>; now: number };
type Words = ConsoleWords['talks'];

const MINUTE_MS = 60_000;
const HOUR_MIN = 60;
const DAY_MIN = 24 * HOUR_MIN;
/** Enough of the platform's id to tell two citizens apart, and of no use to anybody else. */
const TAIL = 4;

/** The list, those that wait first. */
export function toTalksView({ lines, names, now }: Input, words: Words): TalksView {
  return {
    waiting: lines.filter(({ waitingSince }) => waitingSince !== null).length,
    rows: lines.map(({ conversationId, waitingSince, openSince, doing, claim }) => ({
      conversationId,
      citizen: toCitizenLabel(conversationId, words),
      since: toLocalTime(waitingSince ?? openSince ?? now),
      waited: waitingSince === null ? words.answered : toWaited(now - waitingSince, words),
      doing: toDoingLabel(doing, words),
      holder: claim ? (names.get(claim.username) ?? claim.username) : '',
      waits: waitingSince !== null,
    })),
  };
}

export const toCitizenLabel = (conversationId: string, words: Words): string =>
  fill(words.citizen, { tail: conversationId.slice(-TAIL) });

export const toDoingLabel = (doing: TalkLine['doing'], words: Words): string =>
  doing ? fill(words.doing, { procedure: doing.procedureName, ...doing }) : words.doingNothing;

function toWaited(ms: number, words: Words): string {
  const minutes = Math.max(0, Math.floor(ms / MINUTE_MS));
  if (minutes === 0) return words.waited.now;
  if (minutes < HOUR_MIN) return fill(words.waited.minutes, { minutes });
  if (minutes < DAY_MIN) return fill(words.waited.hours, { hours: Math.floor(minutes / HOUR_MIN) });
  return fill(words.waited.days, { days: Math.floor(minutes / DAY_MIN) });
}
