import { maskIdentityNumber } from '../../identity/identity-number.js';
import { plainKey } from '../../text/fold.js';
import type { Saying } from '../effects.js';
import { getProcedure, routeOf } from '../form.js';
import { findPersonOf, type Person, samePeople } from '../people-of.js';
import { PersonPart } from '../person-part.js';
import type { Procedure } from '../procedure.js';
import { tap } from '../read-meaning.js';
import { asked, findStep, type Route, valuesOf } from '../route.js';
import type { Form, Session } from '../session.js';
import { inFull } from '../shown-answer.js';
import type { World } from '../world.js';
import type { SavedPerson } from './saved-person.js';

/** More would crowd out the question's own buttons. */
const MOST_OFFERED = 2;
/** Offered at the first questions about somebody; further on it would only be in the way. */
const FIRST_QUESTIONS = 2;

/** The person whom this question begins to ask about. */
export function findBeginning(world: World, form: Form, key: string): Person | undefined {
  const procedure = getProcedure(world, form);
  const person = findPersonOf(procedure, key);
  const route = asked(routeOf(world, form));
  if (!person || findStep(route, key)?.state !== 'open' || isPast(procedure, person)) return undefined;
  const keys = new Set(
    samePeople(procedure, person, valuesOf(route)).flatMap((one) => Object.values(one.keys)),
  );
  const place = route
    .filter((step) => keys.has(step.question.key))
    .findIndex((step) => step.question.key === key);
  return place < FIRST_QUESTIONS ? person : undefined;
}

/** Where somebody has died, a list of the living is no answer to who it was. */
const isPast = ({ tone, applicant }: Procedure, { keys }: Person): boolean =>
  tone === 'condolence' && keys.fullName !== applicant.fullName;

/** Saved people who may be meant here: nobody who differs from what was answered about this person, the latest first. */
export function peopleFor(world: World, session: Session, form: Form, key: string): SavedPerson[] {
  const person = session.people.length > 0 ? findBeginning(world, form, key) : undefined;
  if (!person) return [];
  const route = routeOf(world, form);
  return session.people
    .filter((saved) => agrees(world, route, { person, saved }) && !isElsewhere(route, { person, saved }))
    .toSorted((a, b) => b.usedAt - a.usedAt)
    .slice(0, MOST_OFFERED);
}

type Pair = { person: Person; saved: SavedPerson };

/** Somebody who stands in this form already, in another place, is hardly meant again. */
const isElsewhere = (route: Route, { person, saved }: Pair): boolean =>
  saved.facts.identityNumber !== undefined &&
  route.some(
    ({ question, value }) =>
      value === saved.facts.identityNumber && question.key !== person.keys.identityNumber,
  );

function agrees(world: World, route: Route, { person, saved }: Pair): boolean {
  return PersonPart.options.every((part) => {
    const step = findStep(route, person.keys[part] ?? '');
    const known = saved.facts[part];
    if (step?.state !== 'answered' || known === undefined || part === 'sex') return true;
    return (
      plainKey(inFull(world.domain, step.question, step.value)) === plainKey(known) || step.value === known
    );
  });
}

/** One tap for each: a name, and the number masked so that two of one name are told apart. */
export const savedButtons = (world: World, session: Session, form: Form, key: string): Saying['buttons'] =>
  peopleFor(world, session, form, key).map((saved) => ({
    label: nameOf(saved),
    payload: tap('usePerson', `${key} ${saved.personId}`),
  }));

/** As the chat calls a saved person. */
export function nameOf({ facts }: Pick<SavedPerson, 'facts'>): string {
  const number = facts.identityNumber === undefined ? '' : ` (${maskIdentityNumber(facts.identityNumber)})`;
  return `${facts.fullName ?? ''}${number}`.slice(0, 100);
}
