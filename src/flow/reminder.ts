import { findPinned } from './catalogue.js';
import { toDecentHour } from './decent-hour.js';
import type { FlowEffect } from './effects.js';
import { getProcedure, progressOf, routeOf } from './form.js';
import { tap } from './read-meaning.js';
import { asked, findOpen } from './route.js';
import { nextId, type Session } from './session.js';
import { buttons } from './show/buttons.js';
import { type Context, keepSilent, saying, sayOnly, type Turn, withEffects } from './turn.js';

const HOUR = 3_600_000;
const SILENCE = 24 * HOUR;
/** After this the platform takes no free message any more. */
const WINDOW = 48 * HOUR;

/** A day of silence later, at a decent hour; always well inside the 48 hours. */
export const remindAt = (heardAt: number): number => toDecentHour(heardAt + SILENCE);

/**
 * Keeps one reminder armed while a form is open that had none yet and the citizen wants to be reminded. It is not moved
 * with every message: when it falls due although the
 * citizen has written since, `onSilence` moves it, which spares a write per answer.
 */
export function keepReminder(session: Session, at: number): { session: Session; effects: FlowEffect[] } {
  const isWanted = session.form !== null && session.optedOut === null;
  if (!isWanted && session.reminder !== null) {
    return { session: { ...session, reminder: null }, effects: [{ type: 'remind', reminder: null }] };
  }
  const isDue = isWanted && !session.form?.reminded && session.reminder === null;
  return isDue ? arm(session, at, remindAt(session.heardAt)) : { session, effects: [] };
}

function arm(session: Session, at: number, dueAt: number): { session: Session; effects: FlowEffect[] } {
  const reminder = { reminderId: nextId(session, at), dueAt };
  return {
    session: { ...session, counter: session.counter + 1, reminder },
    effects: [{ type: 'remind', reminder }],
  };
}

/** The reminder fell due: one gentle word about an open form, once in its life, if the citizen has really been silent. */
export function onSilence(context: Context, reminderId: string): Turn {
  const { session, at } = context;
  if (session.reminder?.reminderId !== reminderId) return keepSilent(session);
  const rested: Session = { ...session, reminder: null };
  const { form } = session;
  const isKnown = form && findPinned(context.world.catalogue, form.procedureId, form.revision);
  if (!isKnown) return keepSilent(rested);
  const dueAt = dueNow(session, at);
  if (dueAt - session.heardAt > WINDOW) return keepSilent(rested);
  if (at >= dueAt) return remind({ ...context, session: { ...rested, form: { ...form, reminded: true } } });
  const moved = arm(rested, at, dueAt);
  return withEffects(keepSilent(moved.session), ...moved.effects);
}

/** Not before a day of silence, not at night although the sweeper was late, and not while a person is talking. */
function dueNow({ heardAt, talk }: Session, at: number): number {
  if (talk?.attended) return toDecentHour(at + SILENCE);
  return Math.max(remindAt(heardAt), toDecentHour(at));
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
