import type { Procedure } from '../procedure.js';
import type { Question } from '../question.js';

/** The question of a procedure that books an hour; there is at most one. */
export const findSlotQuestion = ({ questions }: Pick<Procedure, 'questions'>): Question | undefined =>
  questions.find((question) => question.answer.kind === 'slot');
