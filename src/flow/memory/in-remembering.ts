import type { Place } from '../place.js';
import type { Meaning } from '../read-meaning.js';
import { nextId, type Session } from '../session.js';
import { type Context, line, showPlace, type Turn, withLines } from '../turn.js';
import type { Memorable } from './find-to-remember.js';
import { nameOf } from './offer-saved.js';
import { type SavedPerson, withoutSensitive } from './saved-person.js';

type Remembering = Extract<Place, { at: 'remembering' }>;

/**
 * The answer to "shall I remember this person?". Only a plain yes saves; whatever else the citizen does lets the offer go.
 * Undefined for what is no answer to it.
 */
export function inRemembering(context: Context, meaning: Meaning, place: Remembering): Turn | undefined {
  const isAbout = meaning.typed || ('key' in meaning && meaning.key === TAP_KEY);
  if (!isAbout) return undefined;
  switch (meaning.do) {
    case 'remember':
    case 'yes':
      return save(context, place, false);
    case 'rememberAll':
      return save(context, place, true);
    case 'no':
    case 'skip':
    case 'later':
      return next({ ...context.session, memoryRefusedAt: context.at }, place);
    default:
      return undefined;
  }
}

/** What the buttons under the offer are about. */
export const TAP_KEY = 'nho';

function save(context: Context, place: Remembering, sensitive: boolean): Turn {
  const { world, session, at } = context;
  const [person] = place.people;
  if (!person) return next(session, place);
  const saved: SavedPerson = {
    personId: person.known ?? nextId(session, at),
    facts: factsToKeep(session, person, sensitive),
    consent: { textVersion: world.catalogue.memoryVersion, at, sensitive },
    usedAt: at,
  };
  const others = session.people.filter((one) => one.personId !== saved.personId);
  const counter = session.counter + (person.known === null ? 1 : 0);
  const kept: Session = { ...session, counter, people: [...others, saved], memoryRefusedAt: null };
  return withLines(next(kept, place), line('memory.saved', { name: nameOf(saved) }));
}

/** What an update does not speak of stays as it was; without the consent that names it, nothing sensitive stays at all. */
function factsToKeep(
  session: Session,
  { facts, known }: Memorable,
  sensitive: boolean,
): SavedPerson['facts'] {
  const before = session.people.find((one) => one.personId === known)?.facts ?? {};
  const merged = { ...before, ...facts };
  return sensitive ? merged : withoutSensitive(merged);
}

/** The next person of the form, or back to where the offer was made. */
function next(session: Session, { people, back }: Remembering): Turn {
  const [, ...rest] = people;
  const place: Place = rest.length > 0 ? { at: 'remembering', people: rest, back } : { at: back };
  return showPlace({ ...session, place, misses: 0 });
}
