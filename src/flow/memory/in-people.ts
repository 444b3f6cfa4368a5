import { kindOf } from '../answers/index.js';
import type { PersonPart } from '../person-part.js';
import { PersonPart as Parts } from '../person-part.js';
import type { Place } from '../place.js';
import type { Meaning } from '../read-meaning.js';
import { miss } from '../said/miss.js';
import type { Session } from '../session.js';
import { type Context, line, showPlace, type Turn } from '../turn.js';
import { nameOf } from './offer-saved.js';
import { questionFor } from './question-for.js';
import { hasSensitive, type SavedPerson } from './saved-person.js';

type OnePerson = Extract<Place, { at: 'savedPerson' }>;

/** The list of saved people. */
export const listPeople = (session: Session): Turn =>
  showPlace({ ...session, place: { at: 'people' }, misses: 0 });

/** One of them, to look at and to change. */
export function openPerson(session: Session, personId: string): Turn {
  const isThere = session.people.some((one) => one.personId === personId);
  if (!isThere) return showPlace({ ...session, place: { at: 'people' } }, line('staleTap'));
  return showPlace({ ...session, place: { at: 'savedPerson', personId, part: null }, misses: 0 });
}

/** Everybody, by one word. */
export const forgetPeople = (session: Session): Turn =>
  showPlace({ ...session, people: [], place: { at: 'menu' }, misses: 0 }, line('memory.allForgotten'));

export function forgetPerson(session: Session, personId: string): Turn {
  const gone = session.people.find((one) => one.personId === personId);
  if (!gone) return showPlace(session, line('staleTap'));
  const people = session.people.filter((one) => one !== gone);
  const place: Place = { at: people.length > 0 ? 'people' : 'menu' };
  return showPlace(
    { ...session, people, place, misses: 0 },
    line('memory.forgotten', { name: nameOf(gone) }),
  );
}

/** At the list: everything that is no number and no command of the list goes to the menu. Undefined for that. */
export function inPeople({ session }: Context, meaning: Meaning): Turn | undefined {
  if (meaning.do === 'back' || meaning.do === 'no') return showPlace({ ...session, place: { at: 'menu' } });
  return meaning.do === 'erase' && session.people.length === 1
    ? forgetPerson(session, session.people[0]?.personId ?? '')
    : undefined;
}

/** At one person: which part to change, then what it is now. */
export function inSavedPerson(context: Context, meaning: Meaning, place: OnePerson): Turn | undefined {
  const { session } = context;
  const { personId, part } = place;
  if (meaning.do === 'erase') return forgetPerson(session, personId);
  if (meaning.do === 'back' || (meaning.do === 'no' && part === null)) return listPeople(session);
  if (meaning.do === 'changePart') return askPart(context, place, meaning.key ?? '');
  if (part === null) return undefined;
  if (meaning.do === 'answer' && meaning.key !== part) return showPlace(session, line('staleTap'));
  return changePart(context, { personId, part }, meaning.text);
}

function askPart({ world, session }: Context, place: OnePerson, part: string): Turn {
  const known = Parts.safeParse(part);
  if (!known.success || !questionFor(world, known.data)) return showPlace(session, line('staleTap'));
  return showPlace({ ...session, place: { ...place, part: known.data }, misses: 0 });
}

type Part = { personId: string; part: PersonPart };

function changePart(context: Context, { personId, part }: Part, text: string): Turn {
  const { world, session, at } = context;
  const question = questionFor(world, part);
  if (!question) return openPerson(session, personId);
  const kind = kindOf(question.answer);
  const parsed = kind.parse({ text, at }, question.answer, world.domain);
  if (parsed.outcome === 'missing') return miss(context, line(`reasons.${kind.kind}.missing`));
  if (parsed.outcome === 'notUnderstood')
    return miss(context, line(`reasons.${parsed.reason ?? `${kind.kind}.notUnderstood`}`));
  if (parsed.outcome === 'invalid') return miss(context, line(`reasons.${parsed.reason}`, parsed.params));
  const fact =
    question.answer.kind === 'choice'
      ? String(parsed.value)
      : kind.show(parsed.value, question.answer, world.domain);
  const people = session.people.map((one) =>
    one.personId === personId ? changed(one, { ...one.facts, [part]: fact }, at) : one,
  );
  const next = openPerson({ ...session, people }, personId);
  return { ...next, before: [line('memory.changed'), ...next.before] };
}

const changed = (saved: SavedPerson, facts: SavedPerson['facts'], at: number): SavedPerson => ({
  ...saved,
  facts,
  usedAt: at,
  consent: { ...saved.consent, sensitive: saved.consent.sensitive && hasSensitive({ facts }) },
});
