import type { NoticeFlaw } from '../../notices/act-on-notice.js';
import { type ConsoleWords, fill } from '../pages/console-words.js';

/** What is wrong with a notice, as the page says it. */
export function flawInWords(
  { reason, what = '', ...flaw }: NoticeFlaw,
  notices: ConsoleWords['notices'],
): string {
  const way = 'way' in flaw ? notices.ways[flaw.way] : '';
  const named = what === 'uidTemplate' || what === 'phoneTemplate' ? notices.ways[what] : what;
  return fill(notices.flaws[reason], { what: named, way });
}
