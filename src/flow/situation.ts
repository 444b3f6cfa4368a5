import type { Answer } from './answer.js';
import type { Place } from './place.js';
import type { Procedure } from './procedure.js';
import { findOpen, toRoute } from './route.js';
import { dayOf } from './show/moments.js';

/** The few questions that tailor what has to be brought, as a procedure of their own; they hang on one another only. */
export const situationOf = (procedure: Procedure): Procedure => ({
  ...procedure,
  questions: procedure.questions.filter(({ key }) => procedure.situation.includes(key)),
});

/** At the next of these questions, or at the card for this case when all are answered. */
export function situationPlace(procedure: Procedure, answers: Record<string, Answer>, at: number): Place {
  const open = findOpen(toRoute(situationOf(procedure), { answers, day: dayOf(at) }));
  return open
    ? { at: 'situation', procedureId: procedure.id, answers }
    : { at: 'card', procedureId: procedure.id, situation: answers };
}
