import { findOffered } from '../catalogue.js';
import { beginForm, dropForm, placeAt } from '../form.js';
import type { Place } from '../place.js';
import type { Meaning } from '../read-meaning.js';
import type { Session } from '../session.js';
import { dayOf } from '../show/moments.js';
import { type Context, type FormContext, line, showPlace, type Turn, withEffects } from '../turn.js';
import { miss } from './miss.js';

type Leaving = Extract<Place, { at: 'leaving' }>;

const FORM_PLACES: ReadonlySet<Place['at']> = new Set([
  'consent',
  'question',
  'cardCheck',
  'stopped',
  'summary',
  'changing',
  'declaration',
  'leaving',
]);

/** Whether a form is what lies on the table. */
export const isInForm = (session: Session): boolean =>
  session.form !== null && FORM_PLACES.has(session.place.at);

/** Where something may be opened at once while a form waits; without one, everywhere but where a yes or no is awaited. */
const FREE: ReadonlySet<Place['at']> = new Set(['menu', 'finding', 'card', 'situation', 'survey']);
const BUSY: ReadonlySet<Place['at']> = new Set([
  'forgetting',
  'withdrawing',
  'requesting',
  'appointment',
  'supplement',
  'draftResult',
]);

/** Whether the office may put something new on the table. */
export const isFree = ({ form, place }: Session): boolean =>
  form === null ? !BUSY.has(place.at) : FREE.has(place.at);

/** The question that is on the table, to come back to it. */
export function keyOnTable({ place, pausedAt }: Session): string | null {
  if (place.at === 'question' || place.at === 'cardCheck' || place.at === 'leaving') return place.key;
  return FORM_PLACES.has(place.at) ? null : pausedAt;
}

/** To the menu; an open form is kept as it is. */
export const setAside = (session: Session): Session => ({
  ...session,
  place: { at: 'menu' },
  pausedAt: session.form ? keyOnTable(session) : null,
  misses: 0,
});

/** Gives the form up at once while it is empty, else asks first. */
export function askToLeave(context: Context, why: Leaving['why'], procedureId: string): Turn {
  const { session } = context;
  const place: Leaving = { at: 'leaving', why, procedureId, key: keyOnTable(session) };
  const isEmpty = session.form !== null && Object.keys(session.form.answers).length === 0;
  return isEmpty ? leave(context, place) : showPlace({ ...session, place, misses: 0 });
}

/** The answer to "really?". */
export function inLeaving(context: FormContext, meaning: Meaning, place: Leaving): Turn {
  const { session, world, form } = context;
  const about = 'key' in meaning && meaning.key !== undefined ? meaning.key : 'bo';
  if (meaning.do === 'yes' && about === 'bo') return leave(context, place);
  if (meaning.do === 'no' || meaning.do === 'back') {
    return showPlace({ ...session, place: placeAt(world, form, place.key), misses: 0 });
  }
  if (meaning.do === 'cancel' && place.why === 'cancel') return leave(context, place);
  return miss(context, line(meaning.typed ? 'leaving.pressButton' : 'staleTap'));
}

function leave(context: Context, { why, procedureId }: Leaving): Turn {
  const { world, at } = context;
  const { session, effects } = dropForm(world, context.session);
  const procedure = why === 'cancel' ? undefined : findOffered(world.catalogue, procedureId, dayOf(at));
  const next = procedure ? beginForm(session, procedure, at) : session;
  return withEffects(showPlace(next, line(procedure ? 'leaving.begun' : 'leaving.cancelled')), ...effects);
}
