import { getProcedure, routeOf } from '../form.js';
import { findPersonOf, type Person } from '../people-of.js';
import { findStep } from '../route.js';
import type { Form, Session } from '../session.js';
import type { World } from '../world.js';
import { CARD_PARTS } from './facts-of-card.js';

/** Photos of a card that showed none, after which it is left to typing. */
export const FAILURES_UNTIL_TYPING = 2;

/** Whose card answers this question: somebody who is asked for an identity number; undefined where none does. */
export function findHolder(world: World, form: Form, key: string): Person | undefined {
  const person = findPersonOf(getProcedure(world, form), key);
  if (person?.keys.identityNumber === undefined) return undefined;
  const isPart = [...CARD_PARTS].some((part) => person.keys[part] === key);
  return isPart ? person : undefined;
}

/** The question on the table that a card could answer, and its person. */
export function findHolderAt(
  world: World,
  { form, place }: Session,
): { key: string; person: Person } | undefined {
  if (!form || (place.at !== 'question' && place.at !== 'cardCheck')) return undefined;
  const key = place.at === 'question' ? place.key : place.about;
  const person = findHolder(world, form, key);
  return person && { key, person };
}

/** Whether to offer at this question that a photo would do: at the first ones about a person, while they are open. */
export function isCardOffered(world: World, form: Form, key: string): boolean {
  const person = findHolder(world, form, key);
  if (!person || (key !== person.keys.fullName && key !== person.keys.identityNumber)) return false;
  const failures =
    form.card && findHolder(world, form, form.card.key)?.prefix === person.prefix ? form.card.failures : 0;
  return failures < FAILURES_UNTIL_TYPING && findStep(routeOf(world, form), key)?.state === 'open';
}
