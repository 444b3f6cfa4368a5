import { kindOf } from '../answers/index.js';
import { getProcedure } from '../form.js';
import { type Person, peopleOf, samePeople } from '../people-of.js';
import { PersonPart } from '../person-part.js';
import type { Procedure } from '../procedure.js';
import { type Route, toRoute, valuesOf } from '../route.js';
import type { Form, Session } from '../session.js';
import type { World } from '../world.js';
import {
  isSamePerson,
  MOST_PEOPLE,
  type PersonDraft,
  type SavedPerson,
  withoutSensitive,
} from './saved-person.js';

/** Somebody of a form who is worth remembering; `known` when an older state of them is saved. */
export type Memorable = PersonDraft & { known: string | null };

/** Who said no is not asked again for so long (ms). */
const RESPITE = 90 * 86_400_000;

/**
 * The people of a form whom the bot may offer to remember: named, alive, known by number or birth date, and not remembered
 * like this already. Nobody where somebody has died: that is no hour for it.
 */
export function findToRemember(world: World, session: Session, form: Form): Memorable[] {
  const procedure = getProcedure(world, form);
  if (procedure.tone === 'condolence') return [];
  const route = toRoute(procedure, form);
  return groupPeople(procedure, route)
    .map((people): PersonDraft => ({ facts: factsOf(world, route, people) }))
    .filter(isSomebody)
    .flatMap((draft): Memorable[] => {
      const saved = session.people.find((one) => isSamePerson(one, draft));
      if (saved) return differs(saved, draft) ? [{ ...draft, known: saved.personId }] : [];
      return session.people.length < MOST_PEOPLE ? [{ ...draft, known: null }] : [];
    });
}

/** Known well enough to be told from others: a name with a telephone is no more than a contact. */
const isSomebody = ({ facts }: PersonDraft): boolean =>
  facts.fullName !== undefined && (facts.identityNumber !== undefined || facts.birthDate !== undefined);

/** Whether to bring it up by itself. */
export const mayOffer = ({ memoryRefusedAt }: Session, at: number): boolean =>
  memoryRefusedAt === null || at - memoryRefusedAt > RESPITE;

/** Somebody who applies for themself stands in a form under two prefixes. */
function groupPeople(procedure: Procedure, route: Route): Person[][] {
  const values = valuesOf(route);
  return peopleOf(procedure).reduce<Person[][]>((groups, person) => {
    if (groups.some((group) => group.some(({ prefix }) => prefix === person.prefix))) return groups;
    groups.push(samePeople(procedure, person, values));
    return groups;
  }, []);
}

function factsOf({ domain }: World, route: Route, people: readonly Person[]): PersonDraft['facts'] {
  return Object.fromEntries(
    PersonPart.options.flatMap((part): [string, string][] => {
      const keys = people.flatMap((person) => person.keys[part] ?? []);
      const step = route.find((one) => one.state === 'answered' && keys.includes(one.question.key));
      if (!step || step.question.sensitive) return [];
      const { answer } = step.question;
      // an option is known by its value: its label may be another in the next form
      if (answer.kind === 'choice') return typeof step.value === 'string' ? [[part, step.value]] : [];
      const known = kindOf(answer).Value.safeParse(step.value);
      return known.success ? [[part, kindOf(answer).show(known.data, answer, domain)]] : [];
    }),
  );
}

/** A part that this form did not ask for is no difference; what was not to be kept is none either. */
function differs({ facts, consent }: SavedPerson, draft: PersonDraft): boolean {
  const now = consent.sensitive ? draft.facts : withoutSensitive(draft.facts);
  return PersonPart.options.some((part) => now[part] !== undefined && now[part] !== facts[part]);
}
