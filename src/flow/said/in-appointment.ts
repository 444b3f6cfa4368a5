import type { Place } from '../place.js';
import type { Meaning } from '../read-meaning.js';
import { findChoosing, REBOOKING } from '../slots/choosing.js';
import { pickSlot } from '../slots/pick-slot.js';
import { type Context, keepSilent, line, showPlace, type Turn } from '../turn.js';
import { miss } from './miss.js';

type AppointmentPlace = Extract<Place, { at: 'appointment' }>;

/** A booked hour is on the table, to be changed or cancelled; what becomes of it comes back as an event. */
export function inAppointment(context: Context, meaning: Meaning, place: AppointmentPlace): Turn {
  const { session, at, world } = context;
  const { minutes } = world.office.appointments;
  const { dossierId } = place.of;
  const about = 'key' in meaning && meaning.key !== undefined ? meaning.key : REBOOKING;
  const isLeaving = ['no', 'back', 'cancel', 'later', 'keep', 'skip'].includes(meaning.do);
  if (about !== REBOOKING) return showPlace(session, line('staleTap'));
  if (isLeaving) return showPlace({ ...session, slots: null, place: { at: 'menu' }, misses: 0 });
  if (place.doing === 'unbook') {
    if (meaning.do !== 'yes')
      return miss(context, line(meaning.typed ? 'appointment.pressButton' : 'staleTap'));
    const left = { ...session, place: { at: 'menu' as const }, misses: 0 };
    return keepSilent(left, { type: 'moveAppointment', dossierId, slotAt: null, minutes, at });
  }
  const choosing = findChoosing(world, session);
  if (!choosing || meaning.do === 'unknownTap') return showPlace(session, line('staleTap'));
  return pickSlot(context, {
    choosing,
    text: meaning.text,
    ask: (slotAt) => ({ type: 'moveAppointment', dossierId, slotAt, minutes, at }),
  });
}
