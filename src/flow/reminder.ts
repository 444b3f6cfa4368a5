import { findPinned } from './catalogue.js';
import type { FlowEffect } from './effects.js';
import { getProcedure, progressOf, routeOf } from './form.js';
import { tap } from './read-meaning.js';
import { asked, findOpen } from './route.js';
import { nextId, type Session } from './session.js';
import { buttons } from './show/buttons.js';
import { type Context, keepSilent, saying, sayOnly, type Turn, withEffects } from './turn.js';

const HOUR = 3_600_000;
const UTC_PLUS_7 = 7 * HOUR;
const SILENCE = 24 * HOUR;
/** After this the platform takes no free message any more. */
const WINDOW = 48 * HOUR;
const [DAY_BEGINS, DAY_ENDS] = [8 * HOUR, 20 * HOUR];

/** A day of silence later, moved to between 8:00 and 20:00 in Vietnam; always well inside the 48 hours. */
export function remindAt(heardAt: number): number {
  const there = heardAt + SILENCE + UTC_PLUS_7;
  const ofDay = there % (24 * HOUR);
  const midnight = there - ofDay;
  if (ofDay < DAY_BEGINS) return midnight + DAY_BEGINS - UTC_PLUS_7;
  if (ofDay > DAY_ENDS) return midnight + 24 * HOUR + DAY_BEGINS - UTC_PLUS_7;
  return there - UTC_PLUS_7;
}

/**
 * Keeps one reminder armed while a form is open. It is not moved with every message: when it falls due although the
 * citizen has written since, `onSilence` moves it, which spares a write per answer.
 */
export function keepReminder(session: Session, at: number): { session: Session; effects: FlowEffect[] } {
  if (session.form === null && session.reminder !== null) {
    return { session: { ...session, reminder: null }, effects: [{ type: 'remind', reminder: null }] };
  }
  return session.form !== null && session.reminder === null ? arm(session, at) : { session, effects: [] };
}

function arm(session: Session, at: number): { session: Session; effects: FlowEffect[] } {
  const reminder = { reminderId: nextId(session, at), dueAt: remindAt(session.heardAt) };
  return {
    session: { ...session, counter: session.counter + 1, reminder },
    effects: [{ type: 'remind', reminder }],
  };
}

/** The reminder fell due: one gentle word about an open form, if the citizen has really been silent. */
export function onSilence(context: Context, reminderId: string): Turn {
  const { session, at } = context;
  if (session.reminder?.reminderId !== reminderId) return keepSilent(session);
  const rested: Session = { ...session, reminder: null };
  const { form } = session;
  const isKnown = form && findPinned(context.world.catalogue, form.procedureId, form.revision);
  if (!isKnown || at - session.heardAt > WINDOW) return keepSilent(rested);
  if (at < remindAt(session.heardAt)) {
    const moved = arm(rested, at);
    return withEffects(keepSilent(moved.session), ...moved.effects);
  }
  return remind({ ...context, session: rested });
}

function remind({ world, session }: Context): Turn {
  if (!session.form) return keepSilent(session);
  const route = asked(routeOf(world, session.form));
  const step = findOpen(route) ?? route.at(-1);
  const progress = step ? progressOf(route, step) : { number: 1, total: 1 };
  const { shortName, tone } = getProcedure(world, session.form);
  const other =
    tone === 'condolence' ? (['person', tap('person')] as const) : (['cancel', tap('cancel')] as const);
  const taps = buttons(world, ['resume', tap('resume')], other);
  return sayOnly(session, saying('reminder', { ...progress, procedure: shortName }, taps));
}
