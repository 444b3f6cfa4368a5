import { findOffered, findPinned, mayFinish } from '../catalogue.js';
import type { FlowEffect, Line } from '../effects.js';
import { dropForm } from '../form.js';
import { isInForm } from '../said/leaving.js';
import { recall } from '../said/resume.js';
import type { Form, Session } from '../session.js';
import { dayOf } from '../show/moments.js';
import { type Context, line } from '../turn.js';
import type { World } from '../world.js';
import { moveRevision } from './move-revision.js';

const DAY = 86_400_000;
/** A silence that people have forgotten their last question after. */
const LONG_SILENCE = 6 * 3_600_000;

export type Returned = { session: Session; before: Line[]; effects: FlowEffect[] };

/**
 * Before anything that the citizen does is looked at: is their draft still good? A draft too old is dropped, one whose
 * revision may not be finished any more moves to the one in force, keeping every answer that still means the same; each
 * time they are told.
 */
export function onReturn({ world, session, at }: Context): Returned {
  const { form } = session;
  if (!form) return wasLost({ world, session, at });
  if (isTooOld(world, form, at)) return lose({ world, session, at }, line('form.expired', draftDays(world)));
  const pinned = findPinned(world.catalogue, form.procedureId, form.revision);
  if (pinned && mayFinish(pinned, dayOf(at))) return { session, before: [], effects: [] };
  const current = findOffered(world.catalogue, form.procedureId, dayOf(at));
  return current
    ? moveRevision({ world, session, at }, form, current)
    : lose({ world, session, at }, line('form.procedureGone'));
}

/** A draft that time has erased is spoken of once, when the citizen is back. */
function wasLost({ world, session }: Context): Returned {
  if (!session.draftLost) return { session, before: [], effects: [] };
  return {
    session: { ...session, draftLost: false },
    before: [line('form.expired', draftDays(world))],
    effects: [],
  };
}

/** For "…đã giữ trong {days} ngày". */
export const draftDays = (world: World): { days: number } => ({ days: world.catalogue.retention.drafts });

/** Whether a draft has been kept as long as it may be. */
export const isTooOld = (world: World, { touchedAt }: Form, at: number): boolean =>
  at - touchedAt > world.catalogue.retention.drafts * DAY;

function lose({ world, session }: Context, said: Line): Returned {
  const wasInForm = isInForm(session);
  const dropped = dropForm(world, session);
  const place = wasInForm ? dropped.session.place : session.place;
  return { session: { ...dropped.session, place }, before: [said], effects: dropped.effects };
}

/** After days of silence: where the citizen was, for those whose message was no answer. */
export function welcomeBack({ world, session, at }: Context): Line[] {
  const { form, heardAt } = session;
  const wasLong = heardAt > 0 && at - heardAt > LONG_SILENCE;
  return form?.consent && wasLong && isInForm(session) ? recall(world, form) : [];
}
