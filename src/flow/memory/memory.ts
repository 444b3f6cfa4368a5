import type { Place } from '../place.js';
import type { Meaning } from '../read-meaning.js';
import { setAside } from '../said/leaving.js';
import { type Context, line, showPlace, type Turn } from '../turn.js';
import { findToRemember } from './find-to-remember.js';
import { forgetPeople, forgetPerson, inPeople, inSavedPerson, listPeople, openPerson } from './in-people.js';
import { inRemembering } from './in-remembering.js';

/** What can be said about saved people wherever the conversation stands; undefined for everything else. */
export function memory(context: Context, meaning: Meaning): Turn | undefined {
  const { session } = context;
  const key = 'key' in meaning ? meaning.key : undefined;
  switch (meaning.do) {
    case 'people':
      return listPeople(setAside(session));
    case 'openPerson':
      return openPerson(setAside(session), key ?? '');
    case 'forgetPerson':
      return forgetPerson(setAside(session), key ?? '');
    case 'forgetPeople':
      return session.people.length > 0 ? forgetPeople(setAside(session)) : undefined;
    case 'remember':
      return session.place.at === 'summary' ? remember(context) : undefined;
    default:
      return undefined;
  }
}

/** "Ghi nhớ" at the summary: also who said no before may change their mind. */
function remember({ world, session }: Context): Turn | undefined {
  if (!session.form) return undefined;
  const people = findToRemember(world, session, session.form);
  if (people.length === 0) return showPlace(session, line('memory.nobodyNew'));
  return showPlace({ ...session, place: { at: 'remembering', people, back: 'summary' }, misses: 0 });
}

type MemoryPlace = Extract<Place, { at: 'remembering' | 'people' | 'savedPerson' }>;

/** Where saved people lie on the table; undefined for what is not about them. */
export function inMemory(context: Context, meaning: Meaning, place: MemoryPlace): Turn | undefined {
  switch (place.at) {
    case 'remembering':
      return inRemembering(context, meaning, place);
    case 'people':
      return inPeople(context, meaning);
    case 'savedPerson':
      return inSavedPerson(context, meaning, place);
  }
}
