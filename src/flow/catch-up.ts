import { isDeepStrictEqual } from 'node:util';
import type { CommandName } from './command-name.js';
import type { FlowEffect, Line, Saying } from './effects.js';
import type { FlowEvent } from './events.js';
import { foldWords, readMeaning } from './read-meaning.js';
import type { Session } from './session.js';
import { tellComeBack } from './show/tell-come-back.js';
import { inFewWords, step } from './step.js';
import { spokenIn, type World } from './world.js';

/**
 * What happened to a conversation while nobody could answer, looked at as one: the citizen typed without seeing what
 * came of it, and hears one message for all of it instead of one for each.
 */
export type CatchUp = {
  /** the conversation as the citizen last saw it */
  seen: Session;
  /** words that were taken, so that the same again is no other answer */
  taken: string[];
  /** words that were not taken, because they may have been meant for another question */
  skipped: number;
  said: Saying | null;
  /** lines of earlier replies that must not be lost */
  kept: Line[];
};

/** Words of the office's own, which stay messages of their own. */
const OWN_MESSAGES: ReadonlySet<FlowEvent['type']> = new Set([
  'dossierMoved',
  'reminderDue',
  'dossiersFound',
  'personReplied',
  'personLeft',
  'ownDataFound',
  'dataRequestMoved',
  'noticesFound',
]);

/** Commands that mean the same whatever lies on the table. */
const SAFE: ReadonlySet<string> = new Set<CommandName>([
  ...(['greet', 'help', 'menu', 'person', 'pause', 'cancel', 'track', 'language'] as const),
  ...(['forget', 'withdraw', 'stopMessages', 'stop', 'ownData', 'notices'] as const),
]);

const KEPT =
  /^(?:quiet\.|easy\.)?(?:echo|condolence|form\.(?:expired|procedureGone|lawChanged|askedAgain)|greeting\.first|media\.refused\..*|notices\.(?:heard|alsoHeard|noFile))$/;

/** What is said of words and files to a notice, one line of all that is told. */
const ASIDE: ReadonlySet<string> = new Set(['notices.heard', 'notices.noFile']);

/** Thanks for two notices are thanked once. */
const withoutTwins = (lines: readonly Line[]): Line[] => [
  ...new Map(lines.map((one) => [ASIDE.has(one.key) ? one.key : one, one])).values(),
];

export const beginCatchUp = (session: Session): CatchUp => ({
  seen: session,
  taken: [],
  skipped: 0,
  said: null,
  kept: [],
});

/**
 * One late event. Words typed after what lay on the table had changed unseen are not taken for an answer; buttons know
 * themselves what they belong to. Replies are gathered; what else is to be done is done.
 */
export function catchUpOne(
  world: World,
  state: CatchUp,
  session: Session,
  event: FlowEvent,
): [Session, FlowEffect[], CatchUp] {
  if (OWN_MESSAGES.has(event.type)) return [...step(world, session, event), state];
  const isToNotice = 'toNotice' in event && event.toNotice === true;
  const words = event.type === 'said' && !isToNotice ? foldWords(event.text) : '';
  if (words !== '' && state.taken.includes(words)) return [session, [], state];
  if (!isToNotice && isBlind(world, state, session, event))
    return [session, [], { ...state, skipped: state.skipped + 1 }];
  const [next, effects] = step(world, session, event);
  const replies = effects.filter((effect) => effect.type === 'reply').flatMap((effect) => effect.sayings);
  const lines = replies.flatMap(linesOf);
  // words to a notice change nothing on the table, so they do not take the place of what is asked there
  const isAside = lines.some(({ key }) => ASIDE.has(key));
  const gathered = {
    ...state,
    taken: words === '' ? state.taken : [...state.taken, words],
    said: isAside ? state.said : (replies.at(-1) ?? state.said),
    kept: withoutTwins([...state.kept, ...lines.filter(({ key }) => KEPT.test(key))]),
  };
  return [next, effects.filter((effect) => effect.type !== 'reply'), gathered];
}

/**
 * The one message for all of it, if anything is to be said, and the session that remembers until when the citizen was
 * in the dark. Nobody is blamed for what they typed in it.
 */
export function endCatchUp(
  world: World,
  state: CatchUp,
  session: Session,
  now: number,
): [Session, FlowEffect | undefined] {
  const misses = Math.min(session.misses, state.seen.misses);
  const isChanged = !isSameTable(state.seen, session);
  const next = { ...session, misses, blindUntil: isChanged ? now : session.blindUntil };
  const spoken = spokenIn(world, session.language);
  const { said, skipped, kept } = state;
  if (session.talk?.attended && said === null) return [next, undefined];
  if (said === null && skipped === 0 && kept.length === 0) return [next, undefined];
  const saying = tellComeBack(spoken, next, { ...state, at: now });
  const { sayings, numbers = next.numbers } =
    said === null ? inFewWords(spoken, next, saying) : { sayings: [saying] };
  return [
    { ...next, numbers },
    { type: 'reply', language: session.language, sayings },
  ];
}

/** All that a saying says, its own line included: in few words each may be a message of its own. */
const linesOf = ({ before = [], key, params }: Saying): Line[] => [...before, { key, params }];

function isBlind(world: World, { seen }: CatchUp, session: Session, event: FlowEvent): boolean {
  if (event.type !== 'said' || session.talk?.attended) return false;
  const meaning = readMeaning(event.text, spokenIn(world, session.language).catalogue);
  if (!meaning.typed || SAFE.has(meaning.do)) return false;
  return event.at < session.blindUntil || !isSameTable(seen, session);
}

const isSameTable = (a: Session, b: Session): boolean =>
  isDeepStrictEqual(a.place, b.place) && isDeepStrictEqual(a.form?.answers, b.form?.answers);
