import type { Question } from '../question.js';
import { settleAnswer } from '../said/take-answer.js';
import type { FormContext, Turn } from '../turn.js';
import { findChoosing, tableFor } from './choosing.js';
import { freeSlots } from './free-slots.js';
import { pickSlot } from './pick-slot.js';

const MINUTE_MS = 60_000;

/** The answer to "when do you come?": the hour is kept for the form before it counts as answered. */
export function inSlotQuestion(context: FormContext, text: string): Turn | undefined {
  const { world, session, form, at } = context;
  const choosing = findChoosing(world, session);
  if (!choosing) return undefined;
  const { minutes, holdMinutes } = world.office.appointments;
  return pickSlot(context, {
    choosing,
    text,
    ask: (slotAt) => ({
      type: 'holdSlot',
      holder: form.formId,
      desk: choosing.desk,
      slotAt,
      minutes,
      until: at + holdMinutes * MINUTE_MS,
    }),
  });
}

/** Where nothing is free the office may choose the hour; else one has to be chosen. */
export function leaveSlotToOffice(context: FormContext, question: Question): Turn | undefined {
  const { world, session, at } = context;
  const choosing = findChoosing(world, session);
  if (!choosing) return undefined;
  const { busy } = tableFor(session, choosing.id);
  const isFull = freeSlots(world, { choosing, busy, now: at }).length === 0;
  return isFull ? settleAnswer(context, question, { value: null, warnings: [] }) : undefined;
}
