import { DraftAction } from '../../dossiers/transition.js';
import type { DossierFile } from '../dossier-desk.js';
import { type ConsoleWords, fill } from './console-words.js';
import { toLocalTime } from './local-time.js';

/** How the draft of the result stands; `isLate` when somebody has to do something about it. */
export type DraftView = { text: string; isLate: boolean };

/** The last that was done about a draft, in words; nothing when there was none. */
export function toDraftView(
  { history }: Pick<DossierFile, 'history'>,
  words: ConsoleWords,
): { draft?: DraftView } {
  const last = history.findLast(({ action }) => DraftAction.safeParse(action).success);
  const action = DraftAction.safeParse(last?.action);
  if (!last || !action.success) return {};
  const values = { time: toLocalTime(last.at), until: toLocalTime(last.details?.answerBy ?? last.at) };
  const isLate = action.data === 'disputeDraft' || action.data === 'disputeLate';
  return { draft: { text: fill(words.draft[action.data], values), isLate } };
}
