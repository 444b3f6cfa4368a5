import type { ConversationId } from '../ids.js';
import type { Announcer } from '../inbox/announcer.js';
import { changeTalk } from './change-talk.js';
import type { Talk } from './talk.js';
import type { TalkStore } from './talk-store.js';

export type TellDeps = { talks: Pick<TalkStore, 'find' | 'save'>; announcer: Announcer };

/** Tells the conversation what lies in the talk untold, in order. Stopped half-way it is done again. */
export async function tellCitizen({ talks, announcer }: TellDeps, talk: Talk): Promise<void> {
  if (talk.untold.length === 0) return;
  for (const { eventId, event } of talk.untold) await announcer.announce(talk.conversationId, eventId, event);
  const told = new Set(talk.untold.map(({ eventId }) => eventId));
  await changeTalk(talks, talk.conversationId, (now) => {
    if (!now) return undefined;
    const untold = now.untold.filter(({ eventId }) => !told.has(eventId));
    return { ...now, untold, untoldSince: untold.length === 0 ? null : now.untoldSince };
  });
}

/** For the sweeper: tells what somebody who died left untold. */
export async function tellUntold(deps: TellDeps, id: ConversationId): Promise<void> {
  const talk = await deps.talks.find(id);
  if (talk) await tellCitizen(deps, talk);
}
