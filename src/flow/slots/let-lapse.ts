import { SlotAnswer } from '../answers/slot.js';
import { findPinned } from '../catalogue.js';
import type { Session } from '../session.js';
import type { World } from '../world.js';
import { tableFor, withTable } from './choosing.js';
import { findSlotQuestion } from './slot-question.js';

/** The hour that the form has chosen and its question; undefined while none is. */
export function findChosen(world: World, { form }: Session): { key: string; at: number } | undefined {
  const procedure = form && findPinned(world.catalogue, form.procedureId, form.revision);
  const question = procedure && findSlotQuestion(procedure);
  const chosen = question && SlotAnswer.safeParse(form.answers[question.key]?.value);
  return question && chosen?.success ? { key: question.key, at: chosen.data.at } : undefined;
}

/** An hour is kept for a while only: after that it is open to others, and the question is asked again. */
export function letLapse(world: World, session: Session, at: number): Session {
  const { form } = session;
  const chosen = findChosen(world, session);
  if (!form || !chosen) return session;
  const { heldUntil } = tableFor(session, form.formId);
  if (heldUntil !== null && at < heldUntil) return session;
  const answers = Object.fromEntries(Object.entries(form.answers).filter(([key]) => key !== chosen.key));
  const lapsed = { heldUntil: null, wanted: null, foundAt: null, day: null, part: null, lapsed: chosen.at };
  return withTable({ ...session, form: { ...form, answers } }, form.formId, lapsed);
}
