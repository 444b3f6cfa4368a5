import { toDecentHour } from '../flow/decent-hour.js';
import type { ConversationId, OfficeId } from '../ids.js';
import { changeTalk } from './change-talk.js';
import { newTalk } from './new-talk.js';
import type { SentFile, Talk, Untold } from './talk.js';
import type { TalkStore } from './talk-store.js';
import { type TellDeps, tellCitizen } from './tell-citizen.js';

/** Who does something to which talk, having seen so much of it. */
export type TalkDeed = {
  officeId: OfficeId;
  conversationId: ConversationId;
  username: string;
  /** how much had been heard of the citizen when the clerk looked */
  heard: number;
};

export type TalkOutcome =
  | { kind: 'done' }
  /** nothing was done: no such talk here, a colleague holds it, it is over, or the citizen wrote meanwhile */
  | { kind: 'refused'; reason: 'notFound' | 'held' | 'closed' | 'wroteMeanwhile' };

export type AnswerDeps = TellDeps & {
  talks: Pick<TalkStore, 'find' | 'save'>;
  silenceMs: number;
  now: () => number;
};

type Reason = Extract<TalkOutcome, { kind: 'refused' }>['reason'];

/** Takes a talk, also from the colleague whom the clerk saw holding it. */
export const claimTalk = (deps: AnswerDeps, deed: TalkDeed & { from: string | null }): Promise<TalkOutcome> =>
  actOnKnown(deps, deed, (talk) => {
    if (talk.openSince === null) return 'closed';
    const holder = talk.claim?.username ?? null;
    if (holder !== deed.from && holder !== deed.username) return 'held';
    return { ...talk, claim: { username: deed.username, at: deps.now() } };
  });

/** Lets go of a talk, so that a colleague may take it. */
export const releaseTalk = (deps: AnswerDeps, deed: TalkDeed): Promise<TalkOutcome> =>
  actOnKnown(deps, deed, (talk) =>
    talk.claim && talk.claim.username !== deed.username ? 'held' : { ...talk, claim: null },
  );

/**
 * A clerk's words, or a file with or without some. `about` is the code of the dossier on whose page they were written; the
 * file is kept already.
 */
export type Reply = TalkDeed & {
  replyId: string;
  name: string;
  text: string;
  about?: string;
  file?: SentFile;
};

/**
 * Answers the citizen, once by `replyId`, and holds the talk. What came in after the clerk looked still waits. About a
 * dossier a clerk may write first: the office then takes the word.
 */
export const replyToCitizen = (deps: AnswerDeps, deed: Reply): Promise<TalkOutcome> =>
  act(deps, deed, (known) => {
    const talk = known ?? (deed.about === undefined ? undefined : newTalk(deed, nameOfBegun(deed)));
    if (!talk) return 'notFound';
    if (talk.notes.some((note) => note.noteId === deed.replyId)) return talk;
    if (talk.claim && talk.claim.username !== deed.username) return 'held';
    const { about, ...answer } = deed;
    const isFirst = about !== undefined && !talk.attended;
    return isFirst ? replied(begun(talk, deed, deps), deed, deps) : replied(talk, answer, deps);
  });

/** A name of its own each time, by which this time is ended. */
const nameOfBegun = ({ replyId }: Reply): string => `clerk-${replyId}`;

const begun = (talk: Talk, deed: Reply, { now }: AnswerDeps): Talk => ({
  ...talk,
  talkId: nameOfBegun(deed),
  attended: true,
  openSince: talk.openSince ?? now(),
});

/** Gives the citizen back to the assistant. Refused while words lie there that the clerk had not seen. */
export const closeTalk = (deps: AnswerDeps, deed: TalkDeed): Promise<TalkOutcome> =>
  actOnKnown(deps, deed, (talk) => {
    if (talk.openSince === null) return talk;
    if (talk.claim && talk.claim.username !== deed.username) return 'held';
    if (talk.heard > deed.heard) return 'wroteMeanwhile';
    const at = deps.now();
    const eventId = `talk-${talk.talkId}-ended-${talk.heard}`;
    const event = { type: 'personLeft', at, talkId: talk.talkId, why: 'ended' } as const;
    return { ...withUntold(closed(talk), { eventId, event }, at), quietAt: null };
  });

/** Nothing waits and nobody holds it any more. */
export const closed = (talk: Talk): Talk => ({
  ...talk,
  openSince: null,
  waitingSince: null,
  attended: false,
  quietAt: null,
  claim: null,
  notes: talk.notes.map((note) => (note.by === 'citizen' ? { ...note, answered: true } : note)),
});

export const withUntold = (talk: Talk, untold: Untold, at: number): Talk => ({
  ...talk,
  untold: [...talk.untold, untold],
  untoldSince: talk.untoldSince ?? at,
});

function replied(
  talk: Talk,
  { replyId, name, text, about, username, heard, file }: Reply,
  { now, silenceMs }: AnswerDeps,
): Talk {
  const at = now();
  const notes = talk.notes.map((note) =>
    note.by === 'citizen' && note.heard <= heard ? { ...note, answered: true } : note,
  );
  const open = notes.find((note) => note.by === 'citizen' && !note.answered);
  const words = { type: 'personReplied', at, talkId: talk.talkId, replyId, name, text } as const;
  const event = {
    ...words,
    ...(about !== undefined && { about }),
    ...(file && { file: { fileId: file.fileId, name: file.name } }),
  };
  return {
    ...withUntold(talk, { eventId: `reply-${replyId}`, event }, at),
    notes: [...notes, { by: 'clerk', noteId: replyId, at, text, username, ...(file && { file }) }],
    claim: talk.openSince === null ? null : { username, at },
    waitingSince: open?.at ?? null,
    quietAt: talk.attended ? toDecentHour(at + silenceMs) : null,
  };
}

const actOnKnown = (
  deps: AnswerDeps,
  deed: TalkDeed,
  change: (talk: Talk) => Talk | Reason,
): Promise<TalkOutcome> => act(deps, deed, (talk) => (talk ? change(talk) : 'notFound'));

/** Does it to the talk as it stands, then tells the citizen; who dies in between is made up for by the sweeper. */
async function act(
  deps: AnswerDeps,
  { officeId, conversationId }: TalkDeed,
  change: (talk: Talk | undefined) => Talk | Reason,
): Promise<TalkOutcome> {
  let reason: Reason | undefined;
  const written = await changeTalk(deps.talks, conversationId, (talk) => {
    const next = talk && talk.officeId !== officeId ? 'notFound' : change(talk);
    reason = typeof next === 'string' ? next : undefined;
    return typeof next === 'string' || next === talk ? undefined : next;
  });
  if (reason) return { kind: 'refused', reason };
  if (written) await tellCitizen(deps, written);
  return { kind: 'done' };
}
