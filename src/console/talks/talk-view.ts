import type { MessageFate } from '../../replies/message-log.js';
import { type ConsoleWords, fill } from '../pages/console-words.js';
import { type FileView, toFileView } from '../pages/file-view.js';
import { toLocalTime } from '../pages/local-time.js';
import type { DeskNote, TalkFile } from './talk-desk.js';
import { toCitizenLabel, toDoingLabel } from './talks-view.js';

type NoteView = {
  noteId: string;
  from: 'citizen' | 'clerk';
  who: string;
  time: string;
  text: string;
  files: FileView[];
  /** what became of a clerk's words; `lost` when they did not arrive */
  fate: string;
  lost: boolean;
};

export type TalkView = Pick<TalkFile, 'conversationId' | 'version' | 'heard' | 'dossiers'> & {
  citizen: string;
  doing: string;
  state: string;
  notes: NoteView[];
  /** what the platform's window allows now, in words; no reply can be written while it is closed */
  window: string;
  mayReply: boolean;
  isOpen: boolean;
  holder: { username: string; name: string; mine: boolean } | null;
  replyId: string;
  typed: string;
  problem?: string;
};

export type TalkViewInput = {
  talk: TalkFile;
  names: ReadonlyMap<string, string>;
  username: string;
  replyId: string;
  /** what was typed into a form that was not carried out */
  unsent?: { text: string; problem: string };
};

/** A talk as the page shows it. */
export function toTalkView(
  { talk, names, username, replyId, unsent }: TalkViewInput,
  all: ConsoleWords,
): TalkView {
  const words = all.talks;
  const { conversationId, version, heard, dossiers, claim } = talk;
  const nameOf = (someone: string) => names.get(someone) ?? someone;
  return {
    ...{ conversationId, version, heard, dossiers },
    citizen: toCitizenLabel(conversationId, words),
    doing: toDoingLabel(talk.doing, words),
    state: toStateLabel(talk, words),
    notes: talk.notes.map((note) => toNoteView(note, nameOf, all)),
    window: words.windows[talk.way],
    mayReply: talk.way !== 'closed',
    isOpen: talk.openSince !== null,
    holder: claim && {
      username: claim.username,
      name: nameOf(claim.username),
      mine: claim.username === username,
    },
    replyId,
    typed: unsent?.text ?? '',
    ...(unsent && { problem: unsent.problem }),
  };
}

function toStateLabel({ openSince, waitingSince, attended }: TalkFile, words: ConsoleWords['talks']): string {
  if (openSince === null) return words.states.closed;
  if (!attended) return words.states.withAssistant;
  return waitingSince === null ? words.states.answered : words.states.waiting;
}

function toNoteView(note: DeskNote, nameOf: (username: string) => string, words: ConsoleWords): NoteView {
  const common = { noteId: note.noteId, from: note.by, time: toLocalTime(note.at) };
  if (note.by === 'clerk') {
    const lost = note.fate?.kind === 'failed' || note.fate?.kind === 'skipped';
    const fate = toFateLabel(note.fate, words.talks);
    return { ...common, who: nameOf(note.username), text: note.text, files: [], fate, lost };
  }
  const text = note.what ? words.talks.sent[note.what] : note.text;
  const files = note.attachments.map(toFileView);
  return { ...common, who: words.actors.citizen, text, files, fate: '', lost: false };
}

function toFateLabel(fate: MessageFate | undefined, { fates }: ConsoleWords['talks']): string {
  return fate ? fill(fates[fate.kind], { reason: fate.reason ?? '' }) : fates.onItsWay;
}
