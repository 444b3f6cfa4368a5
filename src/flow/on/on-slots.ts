import type { FlowEvent } from '../events.js';
import { getProcedure, settle } from '../form.js';
import { settleAnswer } from '../said/take-answer.js';
import { formatMoment } from '../show/moments.js';
import { findChoosing, tableFor, withTable } from '../slots/choosing.js';
import { findSlotQuestion } from '../slots/slot-question.js';
import { type Context, keepSilent, line, showPlace, type Turn } from '../turn.js';

type Event<T extends FlowEvent['type']> = Extract<FlowEvent, { type: T }>;

/** What is taken is known: the hours that are left are put on the table, if they are still wanted. */
export function onSlotsFound({ world, session, at }: Context, { holder, busy }: Event<'slotsFound'>): Turn {
  if (findChoosing(world, session)?.id !== holder) return keepSilent(session);
  const { lines } = tableFor(session, holder);
  return showPlace(withTable(session, holder, { busy, foundAt: at, lines: [] }), ...lines);
}

/** The hour is kept: now it is the answer. A place that nobody waits for any more is given back. */
export function onSlotHeld(context: Context, { holder, slotAt, until }: Event<'slotHeld'>): Turn {
  const { world, session } = context;
  const { form } = session;
  if (form?.formId !== holder) return keepSilent(session, { type: 'releaseSlot', holder });
  const question = findSlotQuestion(getProcedure(world, form));
  // a later choice is on its way, and takes this one's place
  if (!question || tableFor(session, holder).wanted !== slotAt) return keepSilent(session);
  const held = withTable(session, holder, { wanted: null, heldUntil: until, day: null, part: null });
  const answer = { value: { at: slotAt }, warnings: [] };
  const isOnTable = session.place.at === 'question' && session.place.key === question.key;
  if (isOnTable) return settleAnswer({ ...context, session: held, form }, question, answer);
  const settled = settle({ ...context, session: held, form }, question.key, answer);
  const { place, pausedAt } = session;
  return keepSilent({ ...settled.session, place, pausedAt }, ...settled.effects);
}

/** Somebody else was faster: says so, and shows what is left. */
export function onSlotTaken({ world, session, at }: Context, event: Event<'slotTaken'>): Turn {
  const { holder, slotAt, busy } = event;
  if (session.slots?.for !== holder || session.slots.wanted !== slotAt) return keepSilent(session);
  const told = withTable(session, holder, { wanted: null, busy, foundAt: at });
  if (findChoosing(world, session)?.id !== holder) return keepSilent(told);
  const moment = formatMoment(slotAt, world.catalogue.labels);
  return showPlace(told, line('slot.taken', { moment }));
}
