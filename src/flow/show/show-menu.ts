import { findPinned, offeredOn } from '../catalogue.js';
import type { Saying } from '../effects.js';
import { getProcedure, progressOf, routeOf } from '../form.js';
import { tap } from '../read-meaning.js';
import { findOpen } from '../route.js';
import type { Session } from '../session.js';
import { saying } from '../turn.js';
import type { World } from '../world.js';
import { buttons, MOST_BUTTONS } from './buttons.js';
import { dayOf } from './moments.js';

/** What the citizen can do here. What is left open comes first; the text names everything, so nothing needs a button. */
export function showMenu(world: World, session: Session, at: number): Saying {
  const offered = offeredOn(world.catalogue, dayOf(at));
  const taps = [
    ...(session.form ? buttons(world, ['resume', tap('resume')]) : []),
    ...session.supplements
      .slice(0, 1)
      .flatMap((one) => buttons(world, ['openSupplement', tap('resume', one.supplementId)])),
    ...offered.map((one) => ({ label: one.shortName, payload: tap('choose', one.id) })),
    ...buttons(world, ['track', tap('track')], ['person', tap('person')]),
  ];
  return saying(
    'menu.shown',
    {
      procedures: offered.map((one, index) => `${index + 1}. ${one.name}`).join('\n'),
      draft: session.form ? draftOf(world, session) : '',
      supplements: session.supplements.map((one) => one.code).join(', '),
    },
    taps.slice(0, MOST_BUTTONS),
  );
}

function draftOf(world: World, session: Session): string {
  const { form } = session;
  if (!form || !findPinned(world.catalogue, form.procedureId, form.revision)) return '';
  const route = routeOf(world, form);
  const open = findOpen(route) ?? route.at(-1);
  const { number, total } = open ? progressOf(route, open) : { number: 1, total: 1 };
  return `${getProcedure(world, form).shortName} (${number}/${total})`;
}
