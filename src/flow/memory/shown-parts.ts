import { maskIdentityNumber } from '../../identity/identity-number.js';
import { kindOf } from '../answers/index.js';
import { PersonPart } from '../person-part.js';
import type { World } from '../world.js';
import { questionFor } from './question-for.js';
import type { SavedPerson } from './saved-person.js';

/** What is known of somebody, in words, numbers of papers masked. */
export const shownParts = (
  world: World,
  { facts }: Pick<SavedPerson, 'facts'>,
): { part: PersonPart; label: string; shown: string }[] =>
  PersonPart.options.flatMap((part) => {
    const fact = facts[part];
    const label = world.catalogue.labels.personParts[part];
    return fact === undefined ? [] : [{ part, label, shown: shownPart(world, part, fact) }];
  });

/** An option by its label, as long as it is known. */
function shownPart(world: World, part: PersonPart, fact: string): string {
  if (part === 'identityNumber') return maskIdentityNumber(fact);
  if (part === 'paperNumber') return fact.replace(/.(?=.{3})/g, '•');
  const question = questionFor(world, part);
  if (question?.answer.kind !== 'choice') return fact;
  const kind = kindOf(question.answer);
  const known = kind.Value.safeParse(fact);
  return known.success ? kind.show(known.data, question.answer, world.domain) : fact;
}
