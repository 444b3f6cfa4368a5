import { type ConsoleWords, fill } from '../pages/console-words.js';
import { toLocalTime } from '../pages/local-time.js';
import type { TalkStanding } from './talk-desk.js';
import { toStateLabel } from './talk-state.js';

export type TalkBrief = {
  state: string;
  /** when something was said last, and by which side; empty when nothing was */
  last: string;
  window: string;
  closed: boolean;
  holder: string;
};

/** How a conversation stands without a word of it, so that showing it needs no entry in the audit. */
export function toTalkBrief(
  { standing, names }: { standing: TalkStanding; names: ReadonlyMap<string, string> },
  words: ConsoleWords['talks'],
): TalkBrief {
  const { last, way, claim } = standing;
  return {
    state: toStateLabel({ ...standing, isEmpty: last === undefined }, words),
    last: last ? fill(words.last[last.by], { time: toLocalTime(last.at) }) : '',
    window: words.windows[way],
    closed: way === 'closed',
    holder: claim ? (names.get(claim.username) ?? claim.username) : '',
  };
}
