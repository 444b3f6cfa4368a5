import type { Line } from '../effects.js';
import type { Question } from '../question.js';
import { MISSES_UNTIL_PERSON } from '../show/show-question.js';
import { type Context, line, showPlace, type Turn, withOffers } from '../turn.js';

const MISSES_UNTIL_EXAMPLE = 2;

/**
 * An answer that did not do: its reason, and the same place again. The second time in a row an example is added, the
 * third time buttons that lead out, after that words that say so: nobody goes round in circles.
 */
export function miss(context: Context, reason: Line, question?: Question): Turn {
  const misses = context.session.misses + 1;
  const session = { ...context.session, misses };
  const example =
    question && misses >= MISSES_UNTIL_EXAMPLE ? [line('form.example', { example: question.example })] : [];
  const person = misses > MISSES_UNTIL_PERSON ? [line('person')] : [];
  const turn = showPlace(session, reason, ...example, ...person);
  if (misses < MISSES_UNTIL_PERSON) return turn;
  return session.simple ? withOffers(turn, 'person') : withOffers(turn, 'person', 'simple');
}
