import { type Dossier, promiseOf } from '../../dossiers/dossier.js';
import type { DossierStore } from '../../dossiers/dossier-store.js';
import { findDossier } from '../../dossiers/read-dossiers.js';
import { type ConversationId, type OfficeId, splitConversationId } from '../../ids.js';
import type { ConversationStore } from '../../inbox/conversation-store.js';
import type { MessageFate, MessageLog } from '../../replies/message-log.js';
import { claimTalk, closeTalk, releaseTalk } from '../../talks/answer-citizen.js';
import { newTalk } from '../../talks/new-talk.js';
import { type FileDeps, replyWithFile } from '../../talks/reply-with-file.js';
import type { Talk, TalkNote } from '../../talks/talk.js';
import type { TalkStore } from '../../talks/talk-store.js';
import { toMonthlySends } from '../../zalo-account/monthly-sends.js';
import { type SendLedger, toLedgerMonth } from '../../zalo-account/send-ledger.js';
import { type Way, wayFor } from '../../zalo-account/way-for.js';
import type { AttachmentReader, StoredAttachment } from '../attachment-reader.js';
import type { DeskNote, TalkAbout, TalkDesk, TalkFile, TalkLine, TalkStanding } from './talk-desk.js';

type Parts = Omit<FileDeps, 'talks'> & {
  talks: TalkStore;
  conversations: Pick<ConversationStore, 'load'>;
  messages: Pick<MessageLog, 'fatesOf'>;
  dossiers: Pick<DossierStore, 'find' | 'findHead' | 'listOfConversation'>;
  ledger: Pick<SendLedger, 'totals'>;
  attachments: AttachmentReader;
};

/** More than an office has at once; a list that is longer has other troubles. */
const MOST_LISTED = 200;
const MOST_DOSSIERS = 5;

/** The desk on top of the talks' use cases. */
export function createTalkDesk(parts: Parts): TalkDesk {
  const { talks, attachments } = parts;
  const findHere = async (officeId: OfficeId, id: ConversationId): Promise<Talk | undefined> => {
    const talk = await talks.find(id);
    return talk?.officeId === officeId ? talk : undefined;
  };
  return {
    countWaiting: talks.countWaiting,
    list: async (officeId) => (await talks.listOpen(officeId, MOST_LISTED)).map(toLine),
    async open(officeId, id) {
      const talk = await findHere(officeId, id);
      return talk && toFile(parts, talk);
    },
    async openOfDossier(officeId, dossierId) {
      const dossier = await findDossier(parts.dossiers, { officeId, dossierId });
      if (!dossier || dossier.conversationId === null) return undefined;
      const { conversationId } = dossier;
      const talk = (await findHere(officeId, conversationId)) ?? newTalk({ officeId, conversationId }, '');
      return { ...(await toFile(parts, talk)), about: toAbout(dossier) };
    },
    async standingOfDossier(officeId, dossierId) {
      const head = await parts.dossiers.findHead(dossierId);
      if (head?.officeId !== officeId || head.conversationId === null) return undefined;
      const { conversationId } = head;
      const [talk = newTalk({ officeId, conversationId }, ''), conversation] = await Promise.all([
        findHere(officeId, conversationId),
        parts.conversations.load(conversationId),
      ]);
      return toStanding(talk, wayOf(conversation, parts.now()));
    },
    claim: (deed) => claimTalk(parts, deed),
    release: (deed) => releaseTalk(parts, deed),
    reply: (deed) => replyWithFile(parts, deed),
    close: (deed) => closeTalk(parts, deed),
    async readAttachment(officeId, id, mediaId) {
      const talk = await findHere(officeId, id);
      return talk && mediaIdsOf(talk).includes(mediaId) ? attachments.read(mediaId) : undefined;
    },
  };
}

const mediaIdsOf = ({ notes }: Talk): string[] =>
  notes.flatMap((note) => (note.by === 'citizen' ? note.mediaIds : []));

const toLine = ({ conversationId, openSince, waitingSince, attended, doing, claim }: Talk): TalkLine => ({
  conversationId,
  openSince,
  waitingSince,
  attended,
  doing,
  claim,
});

const wayOf = (conversation: { lastInteractionAt: number | null } | undefined, now: number) =>
  wayFor({ lastInteractionAt: conversation?.lastInteractionAt ?? null, now });

function toStanding({ openSince, waitingSince, attended, claim, notes }: Talk, way: Way): TalkStanding {
  const last = notes.at(-1);
  return {
    ...{ openSince, waitingSince, attended, claim, way },
    ...(last && { last: { by: last.by, at: last.at } }),
  };
}

const toAbout = (dossier: Dossier): TalkAbout => ({
  dossierId: dossier.dossierId,
  code: dossier.code,
  procedureId: dossier.procedureId,
  procedureName: dossier.procedureName,
  dueAt: promiseOf(dossier),
  phones: dossier.content.answers.filter(({ kind }) => kind === 'phone'),
});

async function toFile(parts: Parts, talk: Talk): Promise<TalkFile> {
  const { conversationId, notes } = talk;
  const replies = notes.flatMap((note) => (note.by === 'clerk' ? refsOf(note) : []));
  const now = parts.now();
  const { oaId } = splitConversationId(conversationId);
  const [conversation, fates, stored, dossiers, totals] = await Promise.all([
    parts.conversations.load(conversationId),
    parts.messages.fatesOf(conversationId, replies),
    parts.attachments.describe(mediaIdsOf(talk)),
    parts.dossiers.listOfConversation(conversationId, { code: undefined, limit: MOST_DOSSIERS }),
    parts.ledger.totals(oaId, toLedgerMonth(now)),
  ]);
  return {
    ...toLine(talk),
    version: talk.version,
    heard: talk.heard,
    notes: notes.map((note) => toDeskNote(note, fates, stored)),
    dossiers: dossiers.map(({ dossierId, code, procedureName }) => ({ dossierId, code, procedureName })),
    way: wayOf(conversation, now),
    sends: toMonthlySends(totals),
  };
}

/** A file is a message of its own, with a fate of its own. */
const refsOf = ({ noteId, file }: Extract<TalkNote, { by: 'clerk' }>): string[] =>
  file ? [noteId, file.fileId] : [noteId];

function toDeskNote(
  note: TalkNote,
  fates: ReadonlyMap<string, MessageFate>,
  stored: ReadonlyMap<string, StoredAttachment>,
): DeskNote {
  if (note.by === 'clerk') {
    const { file, ...words } = note;
    return {
      ...withFate(words, fates.get(note.noteId)),
      ...(file && { file: withFate(file, fates.get(file.fileId)) }),
    };
  }
  const { by, noteId, at, text, what, mediaIds } = note;
  const attachments = mediaIds.map((mediaId) => {
    const file = stored.get(mediaId);
    return { mediaId, ...(file && { stored: file }) };
  });
  return { by, noteId, at, text, ...(what && { what }), attachments };
}

const withFate = <T extends object>(what: T, fate: MessageFate | undefined): T & { fate?: MessageFate } => ({
  ...what,
  ...(fate && { fate }),
});
