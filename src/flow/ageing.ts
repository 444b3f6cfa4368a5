import type { FlowEffect } from './effects.js';
import { dropForm, placeAt } from './form.js';
import { isInForm } from './said/leaving.js';
import type { Session } from './session.js';
import { tidyShelf } from './shelf.js';
import { type Context, keepSilent, type Turn } from './turn.js';
import type { World } from './world.js';

const DAY = 86_400_000;
/** Data that only waits for a yes or a next word is not kept for who never comes back (ms). */
const FLEETING = DAY;

/**
 * When something in this session will have been kept as long as it may be; null when nothing ages. Whoever keeps the
 * conversation raises `timePassed` then; the engine alone decides what goes.
 */
export function agesAt(
  { catalogue: { retention } }: Pick<World, 'catalogue'>,
  session: Session,
): number | null {
  const { form, shelf, people, heardAt } = session;
  const ends = [
    ...[...(form ? [form] : []), ...shelf].map(({ touchedAt }) => touchedAt + retention.drafts * DAY),
    ...people.map(({ usedAt }) => usedAt + retention.savedPeople * DAY),
    ...(isFleeting(session) ? [heardAt + FLEETING] : []),
  ];
  // a moment later, so that what ages has surely aged
  return ends.length === 0 ? null : Math.min(...ends) + 1;
}

/** Time has passed: what was kept as long as it may be goes, without a word; the citizen is told when they come back. */
export function onTimePassed({ world, session, at }: Context): Turn {
  const people = session.people.filter(({ usedAt }) => at - usedAt <= keptDays(world, 'savedPeople'));
  const settled = forgetFleeting({ world, session: { ...session, people }, at });
  const shelf = tidyShelf(world, settled, ({ touchedAt }) => at - touchedAt > keptDays(world, 'drafts'));
  const draft = dropOldDraft({ world, session: shelf.session, at });
  return keepSilent(draft.session, ...shelf.effects, ...draft.effects);
}

const keptDays = ({ catalogue }: World, what: 'drafts' | 'savedPeople'): number =>
  catalogue.retention[what] * DAY;

function dropOldDraft({ world, session, at }: Context): { session: Session; effects: FlowEffect[] } {
  const { form } = session;
  if (!form || at - form.touchedAt <= keptDays(world, 'drafts')) return { session, effects: [] };
  const { place } = session;
  const dropped = dropForm(world, session);
  const cancelled: FlowEffect[] = session.reminder ? [{ type: 'remind', reminder: null }] : [];
  const next: Session = {
    ...dropped.session,
    place: isInForm(session) ? { at: 'menu' } : place,
    reminder: null,
    draftLost: true,
  };
  return { session: next, effects: [...dropped.effects, ...cancelled] };
}

/** Places that hold words of the citizen which nobody has agreed to keep. */
function isFleeting({ place }: Session): boolean {
  switch (place.at) {
    case 'remembering':
    case 'cardCheck':
    case 'situation':
      return true;
    case 'card':
    case 'consent':
      return place.situation !== undefined && Object.keys(place.situation).length > 0;
    case 'requesting':
      return place.text !== '';
    default:
      return false;
  }
}

function forgetFleeting({ world, session, at }: Context): Session {
  const { place, form, heardAt } = session;
  if (!isFleeting(session) || at - heardAt <= FLEETING) return session;
  if (place.at === 'cardCheck' && form) return { ...session, place: placeAt(world, form, place.key) };
  if (place.at === 'consent') return { ...session, place: { at: 'consent' } };
  return { ...session, place: { at: 'menu' } };
}
