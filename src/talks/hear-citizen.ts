import { toDecentHour } from '../flow/decent-hour.js';
import type { FlowEffect } from '../flow/effects.js';
import type { ConversationId, OfficeId } from '../ids.js';
import { changeTalk } from './change-talk.js';
import { newTalk } from './new-talk.js';
import type { Talk, TalkNote } from './talk.js';
import type { TalkStore } from './talk-store.js';

/** What the engine has to say to a talk. */
export type ForPerson = Extract<FlowEffect, { type: 'callPerson' | 'passOn' | 'leavePerson' }>;

export type HearDeps = {
  talks: Pick<TalkStore, 'find' | 'save'>;
  /** after this without a word the assistant takes over (ms) */
  silenceMs: number;
};

type Whose = { conversationId: ConversationId; officeId: OfficeId; effectId: string };

/** A page of somebody who writes without end stays one that can be opened; older words are in the platform's own chat. */
const MOST_NOTES = 300;
/** More than one commit can hold, so that no repeated effect finds its first time forgotten. */
const CARRIED_OUT_KEPT = 200;

/** Carries out what the engine wants of a talk. Once by `effectId`, however often it is asked. */
export async function hearCitizen(deps: HearDeps, whose: Whose, effect: ForPerson): Promise<void> {
  await changeTalk(deps.talks, whose.conversationId, (known) => {
    const talk = known ?? newTalk(whose, effect.talkId);
    if (talk.carriedOut.includes(whose.effectId)) return undefined;
    const carriedOut = [...talk.carriedOut, whose.effectId].slice(-CARRIED_OUT_KEPT);
    return { ...changed(talk, effect, deps, whose.effectId), carriedOut };
  });
}

function changed(talk: Talk, effect: ForPerson, deps: HearDeps, noteId: string): Talk {
  switch (effect.type) {
    case 'callPerson':
      return { ...attend(talk, effect, deps), doing: effect.doing };
    case 'passOn':
      return noted(attend(talk, effect, deps), effect, noteId);
    case 'leavePerson':
      return left(talk);
  }
}

/** The citizen turns to the office; a talk that was closed opens again. */
function attend(talk: Talk, { talkId, at }: ForPerson, { silenceMs }: HearDeps): Talk {
  return {
    ...talk,
    talkId,
    attended: true,
    openSince: talk.openSince ?? at,
    waitingSince: talk.waitingSince ?? at,
    quietAt: toDecentHour(at + silenceMs),
    heard: talk.heard + 1,
  };
}

function noted(
  talk: Talk,
  { at, text, mediaIds, what }: Extract<ForPerson, { type: 'passOn' }>,
  noteId: string,
): Talk {
  const note: TalkNote = {
    by: 'citizen',
    noteId,
    at,
    text,
    mediaIds,
    ...(what && { what }),
    heard: talk.heard,
    answered: false,
  };
  return { ...talk, notes: [...talk.notes, note].slice(-MOST_NOTES) };
}

/** Who asked for a person and wrote nothing waits for nothing any more; words without an answer still get one. */
function left(talk: Talk): Talk {
  const waits = talk.notes.some((note) => note.by === 'citizen' && !note.answered);
  const apart = { ...talk, attended: false, quietAt: null };
  return waits ? apart : { ...apart, openSince: null, waitingSince: null, claim: null };
}
