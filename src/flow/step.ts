import { findPinned } from './catalogue.js';
import { simplify } from './easy/simplify.js';
import type { FlowEffect, Line, Saying } from './effects.js';
import type { FlowEvent } from './events.js';
import { naturalPlace, routeOf } from './form.js';
import { arrangeFiles } from './media/form-files.js';
import { onEvent } from './on/on-event.js';
import { onReturn, welcomeBack } from './on/on-return.js';
import { asForAssistant, leavePerson, whileAttended } from './person/while-attended.js';
import { keepReminder } from './reminder.js';
import { asked, findStep } from './route.js';
import { isInForm, setAside } from './said/leaving.js';
import type { Session } from './session.js';
import { takeFromShelf } from './shelf.js';
import { addOffers } from './show/add-offers.js';
import { greeting } from './show/greeting.js';
import { dayOf } from './show/moments.js';
import { showPlaceOf } from './show/show-place.js';
import { keepSlots } from './slots/keep-slots.js';
import { letLapse } from './slots/let-lapse.js';
import { tally } from './tally.js';
import { inTone, type Passage } from './tone.js';
import { type Context, type Turn, withEffects, withLines } from './turn.js';
import { spokenIn, type World } from './world.js';

/** Events that are the citizen's own doing. */
const CITIZENS: ReadonlySet<FlowEvent['type']> = new Set(['said', 'sentMedia', 'sentOther', 'sharedInfo']);

/**
 * One event of a conversation: the session that follows and what is to be done. Pure and total; time comes with the
 * event, ids are derived from the session, so the same event on the same session always gives the same.
 */
export function step(world: World, session: Session, event: FlowEvent): [Session, FlowEffect[]] {
  const spoken = spokenIn(world, session.language);
  const context: Context = { world: spoken, session: mend(spoken, session), at: event.at };
  const said = takeFromShelf(spoken, whileAttended(context, event) ?? onFree(context, event));
  const turn = keepSlots({ world: spoken, before: session, at: event.at }, said);
  const clean = arrangeFiles(spoken, turn.session);
  const done = [...turn.effects, ...clean.effects, ...quoteOf(event, turn)];
  const { session: next, effects } = tally({
    world: spoken,
    before: context.session,
    after: clean.session,
    effects: done,
    at: event.at,
  });
  const heard = spokenIn(world, next.language);
  const saying = toSaying(heard, { ...turn, session: next }, { before: session, after: next, event });
  const { sayings, numbers } = saying ? inFewWords(heard, next, saying) : NOTHING_SAID;
  const reply = sayings.length > 0 ? [{ type: 'reply' as const, language: next.language, sayings }] : [];
  return [numbers ? { ...next, numbers } : next, [...reply, ...done, ...effects]];
}

/** Whoever wrote the message that somebody quotes gets to know, with their words unless a person was told them. */
function quoteOf(event: FlowEvent, { effects }: Turn): FlowEffect[] {
  if ((event.type !== 'said' && event.type !== 'sentMedia') || event.quotes === undefined) return [];
  const said = event.type === 'said' ? event.text : event.caption;
  if (said === undefined) return [];
  const text = effects.some(({ type }) => type === 'passOn') ? '' : said;
  return [{ type: 'quoted', messageId: event.quotes, text, at: event.at }];
}

/** The assistant has the word, or gets it back with this very event. */
function onFree(context: Context, event: FlowEvent): Turn {
  if (!CITIZENS.has(event.type)) return onEvent(context, event);
  const meant = context.session.talk?.attended ? asForAssistant(context, event) : event;
  const { session, effects } = leavePerson(context);
  return withEffects(onCitizen({ ...context, session }, meant), ...effects);
}

/** A draft is of use only with its procedure: when that left the catalogue, other events find it out of the way. */
function mend(world: World, session: Session): Session {
  const { form, place } = session;
  if (!form || !isInForm(session)) return session;
  if (!findPinned(world.catalogue, form.procedureId, form.revision)) return setAside(session);
  const isGone =
    (place.at === 'question' || place.at === 'cardCheck') &&
    !findStep(asked(routeOf(world, form)), place.key);
  return isGone ? { ...session, place: naturalPlace(world, form) } : session;
}

/** What the citizen does is heard: old drafts are looked after, a first contact is greeted, a reminder kept armed. */
function onCitizen(context: Context, event: FlowEvent): Turn {
  const { world, at } = context;
  const returned = onReturn(context);
  const heard = {
    ...context,
    session: { ...letLapse(world, onItsDay(returned.session, at), at), greeted: true, heardAt: at },
  };
  const turn = onEvent(heard, event);
  const answering = spokenIn(world, turn.session.language);
  const greeted = context.session.greeted ? turn.before.filter(isGreeting) : [greeting(answering, at)];
  const isLost = turn.session.misses > returned.session.misses || greeted.length > 0;
  const lines = [
    ...greeted,
    ...returned.before,
    ...(isLost ? welcomeBack({ world: answering, session: returned.session, at }) : []),
  ];
  const kept = keepReminder(turn.session, at);
  const spoken = turn.show === 'nothing' && lines.length > 0 ? { ...turn, show: 'place' as const } : turn;
  const before = spoken.before.filter((one) => !isGreeting(one));
  return withEffects(
    withLines({ ...spoken, before, session: kept.session }, ...lines),
    ...returned.effects,
    ...kept.effects,
  );
}

/** Days that a form counts are counted to the day on which the citizen speaks. */
function onItsDay(session: Session, at: number): Session {
  const day = dayOf(at);
  return session.form && session.form.day !== day ? { ...session, form: { ...session.form, day } } : session;
}

const isGreeting = ({ key }: Line): boolean => key === 'greeting.again';

const NOTHING_SAID: { sayings: Saying[]; numbers?: Session['numbers'] } = { sayings: [] };

/** Shorter, and counted, for whoever asked for that. */
export function inFewWords(
  world: World,
  session: Session,
  saying: Saying,
): { sayings: Saying[]; numbers?: Session['numbers'] } {
  return session.simple ? simplify(world, session, saying) : { sayings: [saying] };
}

function toSaying(world: World, turn: Turn, passage: Passage): Saying | undefined {
  if (turn.show === 'nothing') return undefined;
  const shown = turn.show === 'place' ? showPlaceOf(world, turn.session, passage.event.at) : turn.show;
  const offered = turn.offers ? addOffers(world, shown, turn.offers) : shown;
  const before = [...turn.before, ...(shown.before ?? [])];
  const { event } = passage;
  const ref = 'ref' in event ? event.ref : undefined;
  const saying: Saying = {
    ...offered,
    ...(before.length > 0 && { before }),
    ...(ref !== undefined && { ref }),
  };
  return inTone(world, saying, passage);
}
