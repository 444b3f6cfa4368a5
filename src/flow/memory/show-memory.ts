import type { Saying } from '../effects.js';
import type { ListEntry } from '../menu-entries.js';
import { PersonPart } from '../person-part.js';
import type { Place } from '../place.js';
import { answerTap, tap } from '../read-meaning.js';
import type { Session } from '../session.js';
import { buttons, MOST_BUTTONS } from '../show/buttons.js';
import { choicesOf } from '../shown-answer.js';
import { saying } from '../turn.js';
import type { World } from '../world.js';
import { TAP_KEY } from './in-remembering.js';
import { nameOf } from './offer-saved.js';
import { questionFor } from './question-for.js';
import { hasSensitive, type SavedPerson, SENSITIVE_PARTS } from './saved-person.js';
import { shownParts } from './shown-parts.js';

type Remembering = Extract<Place, { at: 'remembering' }>;
type OnePerson = Extract<Place, { at: 'savedPerson' }>;

/** The offer to remember one person: who, what, what for, how long; nothing sensitive without a button that names it. */
function showRemembering(world: World, { people: [person] }: Remembering): Saying {
  const { labels, retention } = world.catalogue;
  const facts = person?.facts ?? {};
  const parts = PersonPart.options.filter((part) => facts[part] !== undefined && !SENSITIVE_PARTS.has(part));
  const isSensitive = person !== undefined && hasSensitive(person);
  return saying(
    person?.known ? 'memory.update' : 'memory.offer',
    {
      name: nameOf({ facts }),
      parts: parts.map((part) => labels.personParts[part].toLocaleLowerCase('vi')).join(', '),
      sensitive: isSensitive ? labels.sensitiveMemory : '',
      days: retention.savedPeople,
    },
    buttons(
      world,
      ['remember', tap('remember', TAP_KEY)],
      ...(isSensitive ? ([['rememberAll', tap('rememberAll', TAP_KEY)]] as ['rememberAll', string][]) : []),
      ['no', tap('no', TAP_KEY)],
    ),
  );
}

/** Saved people by number; a number opens one. */
export const peopleEntries = ({ people }: Session): ListEntry[] =>
  people.map((saved) => ({
    label: nameOf(saved),
    line: nameOf(saved),
    payload: tap('openPerson', saved.personId),
  }));

function showPeople(world: World, session: Session): Saying {
  const entries = peopleEntries(session);
  if (entries.length === 0) return saying('memory.none', {}, buttons(world, ['menu', tap('menu')]));
  const own = buttons(world, ['forgetPeople', tap('forgetPeople')], ['menu', tap('menu')]);
  const taps = entries.slice(0, MOST_BUTTONS - own.length).map(({ label, payload }) => ({ label, payload }));
  return saying(
    'memory.list',
    {
      people: entries.map((one, n) => `${n + 1}. ${one.line}`).join('\n'),
      days: world.catalogue.retention.savedPeople,
    },
    [...taps, ...own],
  );
}

/** What is known of one person by number; a number asks for that part anew. */
export const partEntries = (world: World, saved: SavedPerson): ListEntry[] =>
  shownParts(world, saved)
    .filter(({ part }) => questionFor(world, part))
    .map(({ part, label, shown }) => ({
      label,
      line: `${label}: ${shown}`,
      payload: tap('changePart', part),
    }));

function showSavedPerson(world: World, session: Session, { personId, part }: OnePerson): Saying {
  const saved = session.people.find((one) => one.personId === personId);
  if (!saved) return showPeople(world, session);
  if (part !== null) return showPart(world, part);
  const entries = partEntries(world, saved);
  return saying(
    'memory.person',
    { name: nameOf(saved), answers: entries.map((one, n) => `${n + 1}. ${one.line}`).join('\n') },
    buttons(
      world,
      ['forgetPerson', tap('forgetPerson', personId)],
      ['savedPeople', tap('people')],
      ['menu', tap('menu')],
    ),
  );
}

function showPart(world: World, part: PersonPart): Saying {
  const question = questionFor(world, part);
  const choices = question ? choicesOf(world.domain, question) : [];
  const back = buttons(world, ['back', tap('back', part)]);
  const taps = choices
    .slice(0, MOST_BUTTONS - 1)
    .map(({ label, value }) => ({ label, payload: answerTap(part, value) }));
  return saying(
    'memory.ask',
    {
      part: world.catalogue.labels.personParts[part],
      example: question?.example ?? '',
      options: choices.map(({ label }) => label).join(', '),
    },
    [...taps, ...back],
  );
}

type MemoryPlace = Remembering | OnePerson | Extract<Place, { at: 'people' }>;

/** Where saved people lie on the table. */
export function showMemory(world: World, session: Session, place: MemoryPlace): Saying {
  switch (place.at) {
    case 'remembering':
      return showRemembering(world, place);
    case 'people':
      return showPeople(world, session);
    case 'savedPerson':
      return showSavedPerson(world, session, place);
  }
}
