import { toDataRequest } from '../data-request.js';
import type { Meaning } from '../read-meaning.js';
import { newSession, type Session } from '../session.js';
import { type Context, line, saying, sayOnly, showPlace, type Turn, withEffects } from '../turn.js';
import { miss } from './miss.js';

/** The answer to "really erase this talk?". */
export function inForgetting(context: Context, meaning: Meaning): Turn {
  const { session } = context;
  const about = 'key' in meaning && meaning.key !== undefined ? meaning.key : 'quen';
  if (meaning.do === 'yes' && about === 'quen') {
    const cancelled = session.reminder ? [{ type: 'remind' as const, reminder: null }] : [];
    const asked = toDataRequest(forgotten(session), 'eraseChat', { at: context.at });
    const done = sayOnly(asked.session, saying('forget.done'));
    return withEffects(done, ...cancelled, asked.request, { type: 'forget' });
  }
  if (meaning.do === 'no' || meaning.do === 'back' || meaning.do === 'cancel') {
    return showPlace({ ...session, place: { at: 'menu' }, misses: 0 });
  }
  return miss(context, line(meaning.typed ? 'forget.pressButton' : 'staleTap'));
}

/** Nothing of the citizen's is kept; what the office still waits for stays open, because the dossier does. */
const forgotten = (session: Session): Session => ({
  ...emptied(session),
  supplements: withoutSupplementAnswers(session).supplements,
  recording: session.recording,
});

/** What the office still waits for stays open; what was gathered for it goes. */
export const withoutSupplementAnswers = (session: Session): Session => ({
  ...session,
  supplements: session.supplements.map((one) => ({
    ...one,
    texts: [],
    replies: [],
    asking: 0,
    gathered: [],
    closing: false,
  })),
});

/** A session that remembers nothing but its language and the wish to be left alone; ids stay unique because the counter goes on. */
export const emptied = (session: Session): Session => ({
  ...newSession(session.conversationId),
  counter: session.counter,
  language: session.language,
  greeted: true,
  optedOut: session.optedOut,
  following: session.following,
  leftTopics: session.leftTopics,
});
