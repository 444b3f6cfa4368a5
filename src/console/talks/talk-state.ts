import type { Talk } from '../../talks/talk.js';
import type { ConsoleWords } from '../pages/console-words.js';

type State = Pick<Talk, 'openSince' | 'waitingSince' | 'attended'> & { isEmpty: boolean };

/** Who has the word and who waits, in words. */
export function toStateLabel(
  { openSince, waitingSince, attended, isEmpty }: State,
  { states }: ConsoleWords['talks'],
): string {
  if (openSince === null) return isEmpty ? states.none : states.closed;
  if (!attended) return states.withAssistant;
  return waitingSince === null ? states.answered : states.waiting;
}
