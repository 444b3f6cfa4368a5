import type { CommandName } from '../command-name.js';
import type { FlowEffect } from '../effects.js';
import type { FlowEvent } from '../events.js';
import { readMeaning, tap } from '../read-meaning.js';
import type { Session, Talk } from '../session.js';
import { type Context, keepSilent, saying, sayOnly, type Turn, withEffects } from '../turn.js';
import { callPerson, openingAfter, waysBack } from './call-person.js';

/** Words that are meant for the assistant even now: going on with it, and the citizen's rights. */
const FOR_ASSISTANT: ReadonlySet<CommandName | string> = new Set([
  'resume',
  'draftRight',
  'draftWrong',
  'assistant',
  'menu',
  'forget',
  'ownData',
  'withdraw',
  'stopMessages',
  'people',
  'noticeAnswer',
  'surveyGrade',
  'surveyWords',
  'leaveTopic',
  'followTopic',
]);
/** Whoever hears nothing for so long is told once more where their words are. */
const TELL_AGAIN_MS = 6 * 3_600_000;

type Attended = Context & { talk: Talk };
type Sent = Omit<Extract<FlowEffect, { type: 'passOn' }>, 'type' | 'talkId' | 'at'>;

/**
 * While the office has the word, what the citizen sends is handed over and not answered. Undefined for what is meant
 * for the assistant.
 */
export function whileAttended(context: Context, event: FlowEvent): Turn | undefined {
  const { session, at } = context;
  if (!session.talk?.attended) return undefined;
  const heard = { ...context, session: { ...session, heardAt: at }, talk: session.talk };
  switch (event.type) {
    case 'said':
      return said(heard, event.text);
    case 'sentMedia':
      return passMedia(heard, event);
    case 'sentOther':
      return passOther(heard, event.what);
    case 'sharedInfo':
      return notNow(heard);
    case 'followed':
    case 'openedChat':
      return keepSilent(heard.session);
    default:
      return undefined;
  }
}

/** The citizen goes back to the assistant; words without an answer go on waiting for a clerk. */
export function leavePerson({ session, at }: Context): { session: Session; effects: FlowEffect[] } {
  const { talk } = session;
  if (!talk?.attended) return { session, effects: [] };
  const left = talk.waiting ? { ...talk, attended: false } : null;
  return {
    session: { ...session, talk: left },
    effects: [{ type: 'leavePerson', talkId: talk.talkId, at }],
  };
}

/** "Tiếp tục" means the assistant here, which shows what lies on the table, not the form under another thing. */
export function asForAssistant({ world, session }: Context, event: FlowEvent): FlowEvent {
  if (event.type !== 'said') return event;
  const meaning = readMeaning(event.text, world.catalogue);
  const isAway = session.place.at === 'menu' && session.form !== null;
  const isPlain = meaning.do === 'resume' && meaning.key === undefined;
  return isPlain && !isAway ? { ...event, text: tap('assistant') } : event;
}

function said(context: Attended, text: string): Turn | undefined {
  const meaning = readMeaning(text, context.world.catalogue);
  if (FOR_ASSISTANT.has(meaning.do)) return undefined;
  if (meaning.typed && meaning.do !== 'person') return pass(context, { text: meaning.text, mediaIds: [] });
  return meaning.do === 'person' ? callPerson(context) : notNow(context);
}

/** Files are fetched as any others; whether they arrived is told when it is known (`on-media`). */
function passMedia(context: Attended, { items, caption }: Extract<FlowEvent, { type: 'sentMedia' }>): Turn {
  const mediaIds = items.map((item) => item.mediaId);
  const session = { ...context.session, passedOn: [...context.session.passedOn, ...mediaIds] };
  const fetches = items.map(({ mediaId, url, name }) => ({
    type: 'fetchMedia' as const,
    mediaId,
    url,
    ...(name !== undefined && { name }),
  }));
  return withEffects(pass({ ...context, session }, { text: caption ?? '', mediaIds }), ...fetches);
}

/** A sticker is a nod and goes without words; for the rest the citizen must know that it cannot be handed over. */
function passOther(context: Attended, what: Extract<FlowEvent, { type: 'sentOther' }>['what']): Turn {
  const turn = pass(context, { text: '', mediaIds: [], what });
  if (what === 'sticker' || what === 'gif') return turn;
  return { ...turn, show: saying('talk.cannotPass', {}, waysBack(context.world)) };
}

function pass({ world, session, talk, at }: Attended, sent: Sent): Turn {
  const isTold = at - talk.toldAt <= TELL_AGAIN_MS;
  const passed = { ...session, talk: { ...talk, waiting: true, toldAt: isTold ? talk.toldAt : at } };
  const effect = { type: 'passOn' as const, talkId: talk.talkId, at, ...sent };
  if (isTold) return keepSilent(passed, effect);
  const answer = saying('talk.passed', { opening: openingAfter(world, at) }, waysBack(world));
  return withEffects(sayOnly(passed, answer), effect);
}

/** A button of an earlier message, or shared details: neither for the clerk nor, at the moment, for the assistant. */
const notNow = ({ world, session }: Attended): Turn =>
  sayOnly(session, saying('talk.notNow', {}, waysBack(world)));
