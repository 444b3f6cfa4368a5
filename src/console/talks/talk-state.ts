import type { ConsoleWords } from '../pages/console-words.js';
import type { TalkFile } from './talk-desk.js';

/** Who has the word and who waits, in words. */
export function toStateLabel(
  { openSince, waitingSince, attended, notes }: TalkFile,
  { states }: ConsoleWords['talks'],
): string {
  if (openSince === null) return notes.length === 0 ? states.none : states.closed;
  if (!attended) return states.withAssistant;
  return waitingSince === null ? states.answered : states.waiting;
}
