import type { CommandName } from '../command-name.js';
import type { FlowEvent } from '../events.js';
import { BURST } from '../on/on-media.js';
import type { Place } from '../place.js';
import { type Meaning, readMeaning, tap } from '../read-meaning.js';
import type { Session } from '../session.js';
import { buttons } from '../show/buttons.js';
import { type Context, keepSilent, line, saying, sayOnly, type Turn, withLines } from '../turn.js';
import type { World } from '../world.js';
import { calm } from './alarm.js';
import { find } from './find.js';
import { wayOn } from './notices.js';
import { onSaid } from './on-said.js';

/**
 * Commands that mean themselves even under a notice. A yes, a number, "hủy" or "ở đâu" is about what it says, whatever
 * lies on the table: least of all does it answer a form or submit one.
 */
const UNDERSTOOD: ReadonlySet<string> = new Set<CommandName>([
  ...(['menu', 'person', 'track', 'language', 'hours', 'phone', 'writing', 'notices'] as const),
  ...(['stopMessages', 'receiveAgain', 'forget', 'withdraw', 'ownData', 'editData'] as const),
  ...(['requestCorrection', 'requestDeletion', 'forgetPeople'] as const),
]);

/** Where words may open a procedure, for nothing else is asked there. */
const BROWSING: ReadonlySet<Place['at']> = new Set(['menu', 'card', 'finding', 'referral', 'editing']);

/**
 * Words with which a notice of the office was quoted. They are kept with it (effect `quoted`), and the citizen hears so;
 * what the bot understands besides is done. What lies on the table stays there, unanswered.
 */
export function wordsToNotice(context: Context, text: string): Turn {
  const meaning = readMeaning(text, context.world.catalogue);
  if (!meaning.typed || isCommand(meaning)) return onSaid(context, text);
  const understood = calm(context, text) ?? findMatter(context, text);
  if (!understood) return sayOnly(context.session, thanks(context.world, context.session));
  return understood.show === 'place' ? withLines(understood, line('notices.alsoHeard')) : understood;
}

const isCommand = (meaning: Meaning): boolean =>
  meaning.do === 'claim' ? meaning.isNamed : UNDERSTOOD.has(meaning.do);

/** A procedure that the words name, a matter for others, a dossier's code: found for certain or not at all. */
function findMatter(context: Context, text: string): Turn | undefined {
  const { session } = context;
  if (!BROWSING.has(session.place.at)) return undefined;
  const turn = find({ ...context, session: { ...session, place: { at: 'menu' } } }, text);
  const isFound = turn.session.place.at === 'card' || turn.session.place.at === 'referral';
  return isFound || turn.effects.some(({ type }) => type === 'track') ? turn : undefined;
}

const thanks = (world: World, session: Session) => saying('notices.heard', {}, waysOut(world, session));

const waysOut = (world: World, session: Session) => [
  ...buttons(world, ['person', tap('person')]),
  ...(session.optedOut === null ? buttons(world, ['stopMessages', tap('stopMessages')]) : []),
  ...wayOn(world, session),
];

/**
 * Photos and files under a notice: nobody could look at them there, so they are not taken, neither by a form that waits
 * for files of its own. Words that came with them are kept.
 */
export function mediaToNotice(
  { world, session, at }: Context,
  { caption }: Pick<Extract<FlowEvent, { type: 'sentMedia' }>, 'caption'>,
): Turn {
  const declined = { ...session, declinedAt: at };
  if (!caption && at - session.declinedAt < BURST) return keepSilent(declined);
  const turn = sayOnly(declined, saying('notices.noFile', {}, waysOut(world, session)));
  return caption ? withLines(turn, line('notices.alsoHeard')) : turn;
}
