import { beginCatchUp, type CatchUp } from '../flow/catch-up.js';
import type { FlowEvent } from '../flow/events.js';
import type { Session } from '../flow/session.js';
import {
  type Folded,
  type Folding,
  type OfficeEngine,
  type Start,
  takeIn,
  type WaitingEvent,
} from './fold-events.js';

/** When waiting counts as an outage: `now` is when the events are handled at last. */
export type Lateness = { now: number; lateMs: number };

const DEEDS: ReadonlySet<FlowEvent['type']> = new Set(['said', 'sentMedia', 'sentOther', 'sharedInfo']);

/** Whether the citizen did several things without an answer for long, or this is the rest of such a time. */
export function isLate(
  session: Session,
  events: readonly WaitingEvent[],
  { now, lateMs }: Lateness,
): boolean {
  const deeds = events.filter(({ event }) => DEEDS.has(event.type));
  const [first] = deeds;
  if (!first) return false;
  if (first.event.at < session.blindUntil) return true;
  return deeds.length > 1 && now - first.event.at > lateMs;
}

/** Folds what waited through an outage; the citizen gets one message for all of it. Pure, as `foldEvents`. */
export function foldLate(
  engine: OfficeEngine,
  start: Start,
  events: readonly WaitingEvent[],
  now: number,
): Folded {
  let folded: Folding = { ...start, said: [], effects: [], handled: [] };
  let state: CatchUp = beginCatchUp(start.session);
  for (const waiting of events) {
    try {
      const [session, effects, next] = engine.catchUpOne(state, folded.session, waiting.event);
      folded = takeIn(engine, folded, waiting, { session, effects });
      state = next;
    } catch (bug) {
      folded = { ...folded, broken: { eventId: waiting.eventId, bug } };
      break;
    }
  }
  const [session, reply] = engine.endCatchUp(state, folded.session, now);
  const said =
    reply?.type === 'reply' ? reply.sayings.flatMap((one) => engine.render(one, reply.language)) : [];
  return { ...folded, session, said: [...folded.said, ...said], agesAt: engine.agesAt(session) };
}
