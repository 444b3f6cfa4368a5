import type { ConversationId } from '../ids.js';
import { closed, withUntold } from './answer-citizen.js';
import { changeTalk } from './change-talk.js';
import type { Talk } from './talk.js';
import { type TellDeps, tellCitizen } from './tell-citizen.js';

/**
 * For the sweeper: nobody has said anything for a long time, so the assistant takes over and says so. Words without an
 * answer go on waiting for a clerk; where there are none, the talk is over.
 */
export async function takeBack(
  deps: TellDeps & { now: () => number },
  conversationId: ConversationId,
): Promise<void> {
  const at = deps.now();
  const written = await changeTalk(deps.talks, conversationId, (talk) =>
    talk && talk.quietAt !== null && talk.quietAt <= at ? quiet(talk, at) : undefined,
  );
  if (written) await tellCitizen(deps, written);
}

function quiet(talk: Talk, at: number): Talk {
  const isWaiting = talk.waitingSince !== null;
  const why = isWaiting ? 'unanswered' : 'quiet';
  const eventId = `talk-${talk.talkId}-${why}-${talk.heard}`;
  const apart = isWaiting ? { ...talk, attended: false, quietAt: null } : closed(talk);
  return withUntold(apart, { eventId, event: { type: 'personLeft', at, talkId: talk.talkId, why } }, at);
}
