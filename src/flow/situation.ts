import type { Answer } from './answer.js';
import { stopOf } from './form.js';
import type { Place } from './place.js';
import type { Procedure } from './procedure.js';
import { findOpen, toRoute } from './route.js';
import { dayOf } from './show/moments.js';
import type { Context } from './turn.js';

/** The few questions that tailor what has to be brought, as a procedure of their own; they hang on one another only. */
export const situationOf = (procedure: Procedure): Procedure => ({
  ...procedure,
  questions: procedure.questions.filter(({ key }) => procedure.situation.includes(key)),
});

type At = Pick<Context, 'world' | 'at'>;

/** At the next of these questions, or at the card for this case when all are answered or it ends here. */
export function situationPlace(
  { world, at }: At,
  procedure: Procedure,
  answers: Record<string, Answer>,
): Place {
  const filled = { answers, day: dayOf(at) };
  const open = findOpen(toRoute(situationOf(procedure), filled));
  return open && !stopOf(world, procedure, filled)
    ? { at: 'situation', procedureId: procedure.id, answers }
    : { at: 'card', procedureId: procedure.id, situation: answers };
}
