import { peopleOf } from '../people-of.js';
import type { PersonPart } from '../person-part.js';
import type { Question } from '../question.js';
import type { World } from '../world.js';

/** A question that asks for this part of a person, in the newest procedure that has one; its kind reads the answer. */
export function questionFor({ catalogue }: World, part: PersonPart): Question | undefined {
  for (const procedure of catalogue.procedures.toReversed()) {
    const keys = peopleOf(procedure).flatMap(({ keys }) => keys[part] ?? []);
    const question = procedure.questions.find(({ key }) => keys.includes(key));
    if (question) return question;
  }
  return undefined;
}
