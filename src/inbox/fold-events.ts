import type { CatchUp } from '../flow/catch-up.js';
import type { FlowEffect, Saying } from '../flow/effects.js';
import type { FlowEvent } from '../flow/events.js';
import type { Language } from '../flow/language.js';
import type { Session } from '../flow/session.js';
import type { OutgoingMessage } from '../wording/outgoing-message.js';

/** An event of the inbox as the drain sees it. */
export type WaitingEvent = { eventId: string; event: FlowEvent };

/** What a run of events makes of a conversation: the next session, what to say and what to do. */
export type Folded = {
  session: Session;
  said: OutgoingMessage[];
  effects: { id: string; effect: FlowEffect }[];
  /** absent: leave the reminder as it is */
  reminder?: { reminderId: string; dueAt: number } | null;
  lastInteractionAt: number | null;
  /** when something in the session will have been kept as long as it may be */
  agesAt: number | null;
  handled: string[];
  /** the event whose handling threw, with the bug; events after it are not folded */
  broken?: { eventId: string; bug: unknown };
};

/** The engine and the wording of one office. */
export type OfficeEngine = {
  step(session: Session, event: FlowEvent): [Session, FlowEffect[]];
  render(saying: Saying, language: Language): OutgoingMessage[];
  /** when something in the session will have been kept as long as it may be; null when nothing ages */
  agesAt(session: Session): number | null;
  /** see `src/flow/catch-up.ts` */
  catchUpOne(state: CatchUp, session: Session, event: FlowEvent): [Session, FlowEffect[], CatchUp];
  endCatchUp(state: CatchUp, session: Session, now: number): [Session, FlowEffect | undefined];
};

/** What a fold begins with. */
export type Start = { session: Session; lastInteractionAt: number | null };

/** Events that the platform counts as an interaction of the citizen (reference zalo-oa-api §6.1). */
const INTERACTIONS: ReadonlySet<FlowEvent['type']> = new Set([
  'said',
  'sentMedia',
  'sentOther',
  'sharedInfo',
  'followed',
  'openedChat',
]);

/** Folds events into a session, in order. Pure; a throwing engine ends the fold before the broken event. */
export function foldEvents(engine: OfficeEngine, start: Start, events: readonly WaitingEvent[]): Folded {
  let folded: Folding = { ...start, said: [], effects: [], handled: [] };
  for (const waiting of events) {
    try {
      const [session, effects] = engine.step(folded.session, waiting.event);
      folded = takeIn(engine, folded, waiting, { session, effects });
    } catch (bug) {
      folded = { ...folded, broken: { eventId: waiting.eventId, bug } };
      break;
    }
  }
  return { ...folded, agesAt: engine.agesAt(folded.session) };
}

/** A fold that is not over yet. */
export type Folding = Omit<Folded, 'agesAt'>;

/** Adds what one event led to. */
export function takeIn(
  engine: OfficeEngine,
  before: Folding,
  { eventId, event }: WaitingEvent,
  { session, effects }: { session: Session; effects: FlowEffect[] },
): Folding {
  const after: Folding = {
    ...before,
    session,
    said: [...before.said],
    effects: [...before.effects],
    handled: [...before.handled, eventId],
    lastInteractionAt: INTERACTIONS.has(event.type)
      ? Math.max(before.lastInteractionAt ?? 0, event.at)
      : before.lastInteractionAt,
  };
  effects.forEach((effect, n) => {
    if (effect.type === 'reply')
      after.said.push(...effect.sayings.flatMap((saying) => engine.render(saying, effect.language)));
    else if (effect.type === 'remind') after.reminder = effect.reminder;
    else after.effects.push({ id: `${eventId}.${n}`, effect });
  });
  return after;
}
