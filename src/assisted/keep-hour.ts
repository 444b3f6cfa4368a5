import type { PlaceStore } from '../appointments/place-store.js';
import { slot } from '../flow/answers/slot.js';
import { getProcedure, routeOf } from '../flow/form.js';
import { asked, findStep, valuesOf } from '../flow/route.js';
import { findNotBefore } from '../flow/rules.js';
import { freeSlots } from '../flow/slots/free-slots.js';
import { findSlotQuestion } from '../flow/slots/slot-question.js';
import type { World } from '../flow/world.js';
import type { FillOutcome, OpenDraft, Whose } from './assisted-desk.js';
import { type ChangeDeps, changeDraft, refused } from './change-draft.js';
import { NOTHING, settle } from './fill-draft.js';

export type HourDeps = ChangeDeps & { places: Pick<PlaceStore, 'take' | 'takenFrom' | 'giveBack'> };

/** Until the form is signed or on the citizen's phone (ms). */
const KEPT_MS = 4 * 3_600_000;

/** The hours that can be had for this draft, its own among them. */
export async function freeHoursFor({ places, now }: HourDeps, world: World, draft: OpenDraft) {
  const choosing = findChoosing(world, draft);
  if (!choosing) return [];
  const { officeId, draftId } = draft;
  const busy = await places.takenFrom({ officeId, desk: choosing.desk, from: now(), except: draftId });
  return freeSlots(world, { choosing, busy, now: now() });
}

/** The place is kept in the record before the hour is the answer; an earlier one is given back. */
export async function keepHour(
  deps: HourDeps,
  { whose, draft }: { whose: Whose; draft: OpenDraft },
  text: string,
): Promise<FillOutcome> {
  const { draftId, officeId } = draft;
  const world = deps.worldOf(officeId);
  const choosing = findChoosing(world, draft);
  if (!choosing) return { kind: 'done', draft };
  const parsed = slot.parse({ text, at: deps.now() }, { kind: 'slot', desk: choosing.desk }, world.domain);
  const at = parsed.outcome === 'valid' ? parsed.value.at : null;
  const free = await freeHoursFor(deps, world, draft);
  if (at === null && free.length > 0) return { kind: 'done', draft };
  if (at !== null && !(free.includes(at) && (await takePlace(deps, { draft, choosing, at, world }))))
    return refused('taken');
  await deps.places.giveBack(draftId, { but: at, booked: false });
  const answer = at === null ? NOTHING : { value: { at }, warnings: [] };
  return changeDraft(deps, { whose, draftId }, ({ content }) => ({
    content: settle({ world, content, at: deps.now() }, { [choosing.key]: answer }),
  }));
}

type Choosing = NonNullable<ReturnType<typeof findChoosing>>;
type Taking = { draft: OpenDraft; choosing: Choosing; at: number; world: World };

function takePlace({ places, now }: HourDeps, { draft, choosing, at, world }: Taking): Promise<boolean> {
  const { minutes, capacity } = world.office.appointments;
  const { officeId, draftId: holder } = draft;
  const { desk } = choosing;
  const wish = {
    ...{ officeId, desk, holder, conversationId: null },
    slot: { at, minutes },
    capacity: capacity[desk],
  };
  return places.take(wish, now() + KEPT_MS);
}

/** The question for an hour, where the form has come to it. */
function findChoosing(world: World, { draftId, content: { form } }: OpenDraft) {
  const procedure = getProcedure(world, form);
  const question = findSlotQuestion(procedure);
  const route = routeOf(world, form);
  if (question?.answer.kind !== 'slot' || !findStep(asked(route), question.key)) return undefined;
  const notBefore = findNotBefore(procedure, question.key, valuesOf(route));
  const { key } = question;
  return { id: draftId, desk: question.answer.desk, key, chosen: null, ...(notBefore && { notBefore }) };
}
