import type { Saying } from '../effects.js';
import type { DossierFacts } from '../events.js';
import { findByOfficialName, spokenName } from '../official-name.js';
import { tap } from '../read-meaning.js';
import { isInForm } from '../said/leaving.js';
import type { Session } from '../session.js';
import { buttons } from '../show/buttons.js';
import { feeInWords } from '../show/fee-in-words.js';
import { dayOf, formatDay, formatMoment } from '../show/moments.js';
import type { World } from '../world.js';
import { isOpenState } from './on-appointments.js';

/** What may be said of a dossier, for the places of a text. */
export function paramsOf(world: World, dossier: DossierFacts): Record<string, string> {
  const { labels } = world.catalogue;
  const procedure = findByOfficialName(world, dossier.procedureName, dayOf(dossier.receivedAt));
  const slotAt = dossier.appointment?.at;
  const isBooked = typeof slotAt === 'number';
  return {
    code: dossier.code,
    procedure: spokenName(world, dossier.procedureName),
    received: formatDay(dossier.receivedAt),
    due: dossier.dueAt === null ? labels.dueLater : formatMoment(dossier.dueAt, labels),
    fee: feeInWords(dossier.feeVnd, procedure?.fee, labels),
    appointment: isBooked ? formatMoment(slotAt, labels) : '',
    draftBy: dossier.draftBy === undefined ? '' : formatMoment(dossier.draftBy, labels),
    bring: isBooked ? (procedure?.appointment?.bring ?? '') : '',
  };
}

/** How to go on from a message that interrupts: to what was booked, back to the open form, or to the menu. */
export function waysOn(world: World, session: Session, ...about: DossierFacts[]): Saying['buttons'] {
  const booked = about.filter(({ appointment, state }) => appointment !== undefined && isOpenState(state));
  const only = booked.length === 1 ? booked[0]?.dossierId : undefined;
  const rebook = booked.length === 0 ? [] : buttons(world, ['rebook', tap('rebook', only)]);
  if (session.form && isInForm(session)) return [...rebook, ...buttons(world, ['resume', tap('resume')])];
  return [...rebook, ...buttons(world, ['menu', tap('menu')])];
}
