import { findPinned } from '../catalogue.js';
import { openDrafts, refOf } from '../draft-result.js';
import type { Saying } from '../effects.js';
import { getProcedure, progressOf, routeOf } from '../form.js';
import { foundEntries, groupEntries, type ListEntry, menuEntries } from '../menu-entries.js';
import type { MenuGroup } from '../menu-group.js';
import { tap } from '../read-meaning.js';
import { findOpen } from '../route.js';
import type { Session } from '../session.js';
import { saying } from '../turn.js';
import type { World } from '../world.js';
import { buttons, MOST_BUTTONS } from './buttons.js';

/**
 * What the citizen can do here, numbered, so that nothing needs a button. What is left open comes first on the buttons;
 * whoever was not understood finds a person among them.
 */
export function showMenu(world: World, session: Session, at: number): Saying {
  const entries = menuEntries(world, at);
  const taps = [
    ...(session.form ? buttons(world, ['resume', tap('resume')]) : []),
    ...session.supplements
      .slice(0, 1)
      .flatMap((one) => buttons(world, ['openSupplement', tap('resume', one.supplementId)])),
    ...openDrafts(session)
      .slice(0, 1)
      .flatMap((one) => buttons(world, ['openDraft', tap('resume', refOf(one))])),
    ...entries.map(toButton),
  ];
  const isLost = session.misses > 0 && taps.length > MOST_BUTTONS;
  return saying(
    'menu.shown',
    {
      entries: numbered(entries),
      draft: draftOf(world, session),
      supplements: session.supplements.map((one) => one.code).join(', '),
    },
    isLost
      ? [...taps.slice(0, MOST_BUTTONS - 1), ...buttons(world, ['person', tap('person')])]
      : taps.slice(0, MOST_BUTTONS),
  );
}

/** One shelf of the menu. */
export function showGroup(world: World, group: MenuGroup, at: number): Saying {
  const entries = groupEntries(world, group, at);
  return saying(
    'menu.group',
    { group: world.catalogue.labels.groups[group].button, entries: numbered(entries) },
    [...entries.map(toButton), ...buttons(world, ['menu', tap('menu')])].slice(0, MOST_BUTTONS),
  );
}

/** "Is it this?", or "which of these?": what the citizen's words may have meant. */
export function showFound(world: World, procedureIds: readonly string[], at: number): Saying {
  const entries = foundEntries(world, procedureIds, at);
  const none = buttons(world, ['noneOfThese', tap('no', 'tim')]);
  const [only, other] = entries;
  if (only && !other) {
    const yes = { label: world.catalogue.labels.yes, payload: only.payload };
    return saying('menu.meant', { procedure: only.line }, [yes, ...none]);
  }
  const taps = entries.slice(0, MOST_BUTTONS - 1).map(toButton);
  return saying('menu.several', { entries: numbered(entries) }, [...taps, ...none]);
}

const toButton = ({ label, payload }: ListEntry): Saying['buttons'][number] => ({ label, payload });

const numbered = (entries: readonly ListEntry[]): string =>
  entries.map(({ line }, index) => `${index + 1}. ${line}`).join('\n');

/** An open form and how far it is; empty when there is none. */
export function draftOf(world: World, session: Session): string {
  const { form } = session;
  if (!form || !findPinned(world.catalogue, form.procedureId, form.revision)) return '';
  const route = routeOf(world, form);
  const open = findOpen(route) ?? route.at(-1);
  const { number, total } = open ? progressOf(route, open) : { number: 1, total: 1 };
  return `${getProcedure(world, form).shortName} (${number}/${total})`;
}
