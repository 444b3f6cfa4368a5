import type { PlainDate } from '../../ids.js';
import type { Desk } from '../../offices/office.js';
import { SlotAnswer } from '../answers/slot.js';
import { getProcedure, routeOf } from '../form.js';
import { findStep, valuesOf } from '../route.js';
import { findNotBefore } from '../rules.js';
import type { Session } from '../session.js';
import type { World } from '../world.js';
import { newSlotTable, type SlotTable } from './slot-table.js';

/** An hour that is being chosen: for a form, or anew for a dossier. */
export type Choosing = {
  /** the form's or the dossier's id */
  id: string;
  desk: Desk;
  /** what ties buttons to this choice */
  key: string;
  notBefore?: PlainDate;
  /** the hour that stands now */
  chosen: number | null;
};

/** Buttons that choose an hour for a dossier bear this in place of a question's key. */
export const REBOOKING = 'lichhen';

/** How long what was looked up may be relied on; whether a place is really left is the record's word. */
const FRESH_MS = 10 * 60_000;

/** What hour the citizen is choosing, where the session stands at that. */
export function findChoosing(world: World, session: Session): Choosing | undefined {
  const { place, form } = session;
  if (place.at === 'appointment' && place.doing === 'rebook') {
    const { dossierId, desk, slotAt, notBefore } = place.of;
    return { id: dossierId, desk, key: REBOOKING, chosen: slotAt, ...(notBefore && { notBefore }) };
  }
  if (place.at !== 'question' || !form) return undefined;
  const route = routeOf(world, form);
  const step = findStep(route, place.key);
  if (step?.question.answer.kind !== 'slot') return undefined;
  const notBefore = findNotBefore(getProcedure(world, form), place.key, valuesOf(route));
  const chosen = SlotAnswer.safeParse(step.value);
  return {
    id: form.formId,
    desk: step.question.answer.desk,
    key: place.key,
    chosen: chosen.success ? chosen.data.at : null,
    ...(notBefore && { notBefore }),
  };
}

/** What is known for this choice; nothing while it is another's. */
export const tableFor = ({ slots }: Session, id: string): SlotTable =>
  slots?.for === id ? slots : newSlotTable(id);

export const isFresh = ({ foundAt }: SlotTable, at: number): boolean =>
  foundAt !== null && at - foundAt < FRESH_MS;

/** The session with what is known for this choice changed. */
export const withTable = (session: Session, id: string, change: Partial<SlotTable>): Session => ({
  ...session,
  slots: { ...tableFor(session, id), ...change },
});
