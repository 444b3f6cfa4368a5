import type { Question } from '../question.js';
import type { Form } from '../session.js';
import type { Turn } from '../turn.js';

/** What the citizen says now, after what they have told so far. */
export const afterTold = ({ told }: Form, { key }: Question, text: string): string =>
  told?.key === key ? `${told.text}\n${text}` : text;

/** Nothing that was told is lost: a story that is still too short stays with the form while more of it is asked for. */
export function keepTold(turn: Turn, { key, answer }: Question, text: string): Turn {
  const { form, place } = turn.session;
  const isShort = answer.kind === 'text' && answer.grows && [...text.trim()].length < answer.min;
  if (!form || !isShort || place.at !== 'question' || place.key !== key) return turn;
  return { ...turn, session: { ...turn.session, form: { ...form, told: { key, text: text.trim() } } } };
}
