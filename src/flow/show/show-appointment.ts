import type { Saying } from '../effects.js';
import type { Place } from '../place.js';
import { tap } from '../read-meaning.js';
import type { Session } from '../session.js';
import { findChoosing, REBOOKING, tableFor } from '../slots/choosing.js';
import { saying } from '../turn.js';
import type { World } from '../world.js';
import { buttons } from './buttons.js';
import { formatMoment } from './moments.js';
import { showSlots } from './show-slots.js';

/** A booked hour: which other hours there are, or whether it is really to be given up. */
export function showAppointment(
  world: World,
  session: Session,
  { of }: Extract<Place, { at: 'appointment' }>,
): Saying {
  const moment = of.slotAt === null ? '' : formatMoment(of.slotAt, world.catalogue.labels);
  const choosing = findChoosing(world, session);
  const leave = buttons(world, ['keepAppointment', tap('no', REBOOKING)]);
  if (!choosing) {
    const taps = buttons(world, ['yesUnbook', tap('yes', REBOOKING)]);
    return saying('appointment.unbook', { code: of.code, moment }, [...taps, ...leave]);
  }
  return showSlots(world, {
    choosing,
    table: tableFor(session, of.dossierId),
    head: { code: of.code, moment },
    own: leave,
  });
}
