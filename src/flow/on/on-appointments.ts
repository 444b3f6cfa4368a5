import type { AboutAppointment } from '../appointment.js';
import type { DossierFacts } from '../events.js';
import { tap } from '../read-meaning.js';
import { jump } from '../said/jump.js';
import { setAside } from '../said/leaving.js';
import { buttons, MOST_BUTTONS } from '../show/buttons.js';
import { formatMoment } from '../show/moments.js';
import { findChosen } from '../slots/let-lapse.js';
import { type Context, saying, sayOnly, showPlace, type Turn } from '../turn.js';

type Booked = DossierFacts & { appointment: NonNullable<DossierFacts['appointment']> };

/** National states in which somebody is still expected to come. */
const OPEN: ReadonlySet<number> = new Set([1, 2, 4, 5, 6]);
export const isOpenState = (state: number): boolean => OPEN.has(state);

/** The citizen's appointments have been looked up, to change or to cancel one of them. */
export function onAppointmentsFound(
  context: Context,
  dossiers: readonly DossierFacts[],
  about: AboutAppointment,
): Turn {
  const { session } = context;
  const found = dossiers.filter((one): one is Booked => isMeant(one, about));
  const [only] = found;
  if (!only) return nothingBooked(context, about);
  if (found.length > 1) return sayOnly(session, whichOne(context, found, about));
  const { dossierId, code, appointment } = only;
  const { desk, at: slotAt, notBefore } = appointment;
  const of = { dossierId, code, desk, slotAt, ...(notBefore && { notBefore }) };
  const place = { at: 'appointment' as const, doing: about.doing, of };
  return showPlace({ ...setAside(session), slots: null, place });
}

const isMeant = ({ dossierId, state, appointment }: DossierFacts, about: AboutAppointment): boolean =>
  appointment !== undefined &&
  isOpenState(state) &&
  (about.doing === 'rebook' || appointment.at !== null) &&
  (about.dossierId === undefined || about.dossierId === dossierId);

/** No dossier has one: then the hour of the open form is meant, if it has one. */
function nothingBooked(context: Context, about: AboutAppointment): Turn {
  const { world, session } = context;
  const chosen = about.doing === 'rebook' ? findChosen(world, session) : undefined;
  if (chosen && session.form) return jump({ ...context, form: session.form }, chosen.key);
  const ways = session.form
    ? buttons(world, ['resume', tap('resume')])
    : buttons(world, ['menu', tap('menu')]);
  return sayOnly(session, saying('appointment.none', {}, ways));
}

function whichOne({ world }: Context, found: readonly Booked[], { doing }: AboutAppointment) {
  const { labels } = world.catalogue;
  const taps = found.slice(0, MOST_BUTTONS - 1).map(({ dossierId, code, appointment }) => ({
    label: appointment.at === null ? code : formatMoment(appointment.at, labels),
    payload: tap(doing, dossierId),
  }));
  const lines = found.map(({ code, procedureName, appointment }) => {
    const moment = appointment.at === null ? '–' : formatMoment(appointment.at, labels);
    return `• ${moment}: ${procedureName} (${code})`;
  });
  return saying('appointment.several', { appointments: lines.join('\n') }, [
    ...taps,
    ...buttons(world, ['menu', tap('menu')]),
  ]);
}
