import { offeredOn } from './catalogue.js';
import { partEntries, peopleEntries } from './memory/show-memory.js';
import type { MenuGroup } from './menu-group.js';
import { MenuGroup as Groups } from './menu-group.js';
import type { Procedure } from './procedure.js';
import { tap } from './read-meaning.js';
import type { Session } from './session.js';
import { dayOf } from './show/moments.js';
import type { World } from './world.js';

/** One numbered line of a list: its number typed does what its button does. */
export type ListEntry = { label: string; line: string; payload: string };

/** As long as they are no more, procedures stand in the menu itself and not on shelves. */
const MOST_WITHOUT_SHELVES = 3;

/** What the menu lists: procedures or shelves of them, then tracking and a person. */
export function menuEntries(world: World, at: number): ListEntry[] {
  const { labels } = world.catalogue;
  const offered = inMenuOrder(world, at);
  const listed =
    offered.length <= MOST_WITHOUT_SHELVES
      ? offered.map(toEntry)
      : Groups.options.flatMap((group) => shelfOf(world, group, offered));
  return [
    ...listed,
    { label: labels.track, line: labels.track, payload: tap('track') },
    { label: labels.person, line: labels.person, payload: tap('person') },
  ];
}

/** What lies on one shelf of the menu. */
export const groupEntries = (world: World, group: MenuGroup, at: number): ListEntry[] =>
  inMenuOrder(world, at)
    .filter((one) => one.menu.group === group)
    .map(toEntry);

/** The numbered lines that lie on the table at this place, if it is a list. */
export function entriesAt(world: World, session: Session, at: number): ListEntry[] {
  const { place } = session;
  if (place.at === 'menu') {
    return place.group === undefined ? menuEntries(world, at) : groupEntries(world, place.group, at);
  }
  if (place.at === 'people') return peopleEntries(session);
  if (place.at === 'savedPerson' && place.part === null) {
    const saved = session.people.find((one) => one.personId === place.personId);
    return saved ? partEntries(world, saved) : [];
  }
  return place.at === 'finding' ? foundEntries(world, place.procedureIds, at) : [];
}

/** Procedures between which the citizen's words did not decide. */
export const foundEntries = (world: World, procedureIds: readonly string[], at: number): ListEntry[] =>
  procedureIds.flatMap((id) =>
    inMenuOrder(world, at)
      .filter((one) => one.id === id)
      .map(toEntry),
  );

/** The frequent ones first. */
const inMenuOrder = ({ catalogue }: World, at: number): Procedure[] =>
  offeredOn(catalogue, dayOf(at)).toSorted((a, b) => a.menu.order - b.menu.order);

const toEntry = ({ id, shortName }: Procedure): ListEntry => ({
  label: shortName,
  line: shortName,
  payload: tap('choose', id),
});

/** A shelf with one procedure is that procedure. */
function shelfOf({ catalogue }: World, group: MenuGroup, offered: readonly Procedure[]): ListEntry[] {
  const lying = offered.filter((one) => one.menu.group === group);
  if (lying.length < 2) return lying.map(toEntry);
  const { button, line } = catalogue.labels.groups[group];
  return [{ label: button, line, payload: tap('menu', group) }];
}
