import { findPinned } from '../catalogue.js';
import type { FlowEffect } from '../effects.js';
import { progressOf, routeOf } from '../form.js';
import { OFFICIAL } from '../language.js';
import { tap } from '../read-meaning.js';
import { asked, findOpen } from '../route.js';
import { nextId, type Session, type Talk } from '../session.js';
import { buttons } from '../show/buttons.js';
import { formatMoment } from '../show/moments.js';
import { type Context, saying, sayOnly, type Turn, withEffects } from '../turn.js';
import { spokenIn, type World } from '../world.js';

/**
 * The office gets the word: from now on what the citizen sends waits for a clerk. What lies on the table stays where it
 * is. Words that still wait from an earlier call belong to the same talk.
 */
export function callPerson(context: Context): Turn {
  const { world, session, at } = context;
  const known = session.talk;
  const talkId = known?.talkId ?? nextId(session, at);
  const talk: Talk = { talkId, attended: true, waiting: known?.waiting ?? false, toldAt: 0 };
  const called = { ...session, counter: session.counter + (known ? 0 : 1), talk, misses: 0 };
  const answer = saying('talk.called', { opening: openingAfter(world, at) }, waysBack(world));
  return withEffects(sayOnly(called, answer), {
    type: 'callPerson',
    talkId,
    at,
    doing: doingOf(world, session),
  });
}

/** When the office opens next, in words; empty while it is open. */
export function openingAfter(world: World, at: number): string {
  const opening = world.calendar.nextOpening(at);
  return opening === at ? '' : formatMoment(opening, world.catalogue.labels);
}

/** The button under whatever is said while the office has the word. */
export const waysBack = (world: World) => buttons(world, ['assistant', tap('assistant')]);

/** How far the citizen is, in the words of the office; what they answered stays with the form. */
function doingOf(world: World, { form }: Session): Extract<FlowEffect, { type: 'callPerson' }>['doing'] {
  const { catalogue } = spokenIn(world, OFFICIAL);
  const procedure = form && findPinned(catalogue, form.procedureId, form.revision);
  if (!procedure) return null;
  const route = asked(routeOf(world, form));
  const step = findOpen(route) ?? route.at(-1);
  const progress = step ? progressOf(route, step) : { number: 1, total: 1 };
  return { procedureName: procedure.name, ...progress };
}
