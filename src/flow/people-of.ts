import { holds, type Values } from './condition.js';
import { PERSON_KEYS, PersonPart } from './person-part.js';
import type { Procedure } from './procedure.js';
import type { Question } from './question.js';

/** One person of a form: `keys` are the questions about them by what they ask, `label` is the section they stand in. */
export type Person = {
  prefix: string;
  label: string;
  keys: Readonly<Partial<Record<PersonPart, string>>>;
};

/**
 * The people that a procedure asks about, in its order: every prefix with a question for a name (`.hoTen`) or an identity
 * number (`.soDinhDanh`) of the right kind, with the other parts that stand under the same prefix. A procedure says in
 * `people` only what does not follow from its keys. Who really applies depends on the answers: see `samePeople`.
 */
export function peopleOf(procedure: Procedure): readonly Person[] {
  const people = known.get(procedure) ?? findPeople(procedure);
  known.set(procedure, people);
  return people;
}

/** Asked with every question that is shown, and the same for as long as the procedure is. */
const known = new WeakMap<Procedure, readonly Person[]>();

function findPeople({ questions, people }: Procedure): Person[] {
  const found = questions.flatMap((question) => prefixOf(question) ?? []);
  const prefixes = new Set([...found, ...people.map((one) => one.prefix)]);
  return [...prefixes].map((prefix) => {
    const declared = people.find((one) => one.prefix === prefix);
    const keys = { ...keysUnder(prefix, questions), ...declared?.keys };
    const first = questions.find(({ key }) => Object.values(keys).includes(key));
    return { prefix, label: declared?.label ?? first?.section ?? prefix, keys };
  });
}

/** The person whom this question is about. */
export const findPersonOf = (procedure: Procedure, key: string): Person | undefined =>
  peopleOf(procedure).find((person) => Object.values(person.keys).includes(key));

/**
 * This person, and those whom these answers make the same one: somebody who applies for themself is asked some things
 * as the applicant and others as the one whom the paper is for, and the name or number of the one is copied to the other.
 */
export function samePeople(procedure: Procedure, person: Person, values: Values): Person[] {
  const identifying = (one: Person) => [one.keys.fullName, one.keys.identityNumber];
  const copies = (from: Person, to: Person): boolean =>
    procedure.questions.some(
      ({ key, copyFrom }) =>
        copyFrom !== undefined &&
        identifying(to).includes(key) &&
        identifying(from).includes(copyFrom.key) &&
        holds(copyFrom.when, values),
    );
  const others = peopleOf(procedure).filter(
    (one) => one.prefix !== person.prefix && (copies(person, one) || copies(one, person)),
  );
  return [person, ...others];
}

function prefixOf({ key, answer }: Question): string | undefined {
  const named = [PERSON_KEYS.fullName, PERSON_KEYS.identityNumber].find(
    ({ suffix, kind }) => answer.kind === kind && key.endsWith(`.${suffix}`),
  );
  return named && key.slice(0, -named.suffix.length - 1);
}

function keysUnder(prefix: string, questions: readonly Question[]): Person['keys'] {
  return Object.fromEntries(
    PersonPart.options.flatMap((part) => {
      const { suffix, kind } = PERSON_KEYS[part];
      const key = `${prefix}.${suffix}`;
      return questions.some((one) => one.key === key && one.answer.kind === kind) ? [[part, key]] : [];
    }),
  );
}
