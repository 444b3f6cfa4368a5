import { plainWords } from '../../text/fold.js';
import type { Line } from '../effects.js';
import type { Question } from '../question.js';
import { MISSES_UNTIL_PERSON } from '../show/show-question.js';
import { type Context, line, showPlace, type Turn } from '../turn.js';

/**
 * An answer that did not do: its reason, and the same place again. The third time in a row an example is added, after
 * that the way to a person, so that nobody goes round in circles.
 */
export function miss(context: Context, reason: Line, question?: Question): Turn {
  const misses = context.session.misses + 1;
  const session = { ...context.session, misses };
  const example =
    question && misses >= MISSES_UNTIL_PERSON ? [line('form.example', { example: question.example })] : [];
  const person =
    misses > MISSES_UNTIL_PERSON || (!question && misses === MISSES_UNTIL_PERSON) ? [line('person')] : [];
  return showPlace(session, reason, ...example, ...person);
}

/** The calm answer to urgent or angry words, where they are no answer to a question. */
export function findAlarm({ world }: Context, text: string): Line | undefined {
  const said = ` ${plainWords(text).join(' ')} `;
  const has = (phrases: readonly string[]): boolean => phrases.some((phrase) => said.includes(` ${phrase} `));
  if (has(world.catalogue.alarms.urgent)) return line('alarm.urgent');
  return has(world.catalogue.alarms.upset) ? line('alarm.upset') : undefined;
}
