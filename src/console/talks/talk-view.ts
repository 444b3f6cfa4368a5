import type { SubmittedAnswer } from '../../flow/submission.js';
import { maskPhone, PhoneNumber } from '../../identity/phone.js';
import type { MessageFate } from '../../replies/message-log.js';
import { type ConsoleWords, fill } from '../pages/console-words.js';
import type { AnswerView } from '../pages/dossier-view.js';
import { type FileView, toFileView, toSize } from '../pages/file-view.js';
import { toLocalTime } from '../pages/local-time.js';
import { FateReason } from './fate-reason.js';
import type { OfferedReply } from './replies-for.js';
import type { DeskNote, TalkFile } from './talk-desk.js';
import { talkPath } from './talk-path.js';
import { toStateLabel } from './talk-state.js';
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
  /** a file that a clerk sent, which is the citizen's now */
  sent?: { name: string; size: string; fate: string; lost: boolean };
};

export type TalkView = Pick<TalkFile, 'conversationId' | 'heard' | 'dossiers'> & {
  /** the address of this page below the office's */
  path: string;
  /** the dossier about which the clerk writes */
  about?: { dossierId: string; code: string; procedureName: string };
  /** who else of the staff looks at it */
  others: string[];
  citizen: string;
  doing: string;
  state: string;
  notes: NoteView[];
  /** what the platform's window allows now, in words; no reply can be written while it is closed */
  window: string;
  mayReply: boolean;
  /** what the office's account has sent this month, in words */
  sends: string;
  overQuota: string;
  /** whom to phone while the window is closed; each number whole only by an audited reveal */
  phones: AnswerView[];
  /** the reply takes the word from the assistant */
  begins: boolean;
  isOpen: boolean;
  holder: { username: string; name: string; mine: boolean } | null;
  replies: OfferedReply[];
  replyId: string;
  typed: string;
  problem?: string;
};

export type TalkViewInput = {
  talk: TalkFile;
  names: ReadonlyMap<string, string>;
  others: string[];
  username: string;
  replies: OfferedReply[];
  replyId: string;
  /** what was typed into a form that was not carried out, and why it was not; nothing to say where it only grew */
  unsent?: { text: string; problem?: string };
};

/** A talk as the page shows it. */
export function toTalkView(
  { talk, names, others, username, replies, replyId, unsent }: TalkViewInput,
  all: ConsoleWords,
): TalkView {
  const words = all.talks;
  const { conversationId, heard, dossiers, claim, about, way } = talk;
  const nameOf = (someone: string) => names.get(someone) ?? someone;
  return {
    ...{ conversationId, heard, dossiers },
    path: talkPath(talk),
    ...(about && { about }),
    others,
    citizen: toCitizenLabel(conversationId, words),
    doing: toDoingLabel(talk.doing, words),
    state: toStateLabel({ ...talk, isEmpty: talk.notes.length === 0 }, words),
    notes: talk.notes.map((note) => toNoteView(note, nameOf, all)),
    window: words.windows[way],
    mayReply: way !== 'closed',
    ...toSendsWords(talk, words),
    phones: way === 'closed' ? (about?.phones ?? []).map(toMaskedPhone) : [],
    begins: about !== undefined && !talk.attended,
    isOpen: talk.openSince !== null,
    holder: claim && {
      username: claim.username,
      name: nameOf(claim.username),
      mine: claim.username === username,
    },
    replies,
    replyId,
    typed: unsent?.text ?? '',
    ...(unsent?.problem !== undefined && { problem: unsent.problem }),
  };
}

const toSendsWords = ({ sends }: TalkFile, words: ConsoleWords['talks']) => ({
  sends: fill(words.sends, { sent: sends.sent, paid: sends.paid }),
  overQuota: sends.overQuota === 0 ? '' : fill(words.overQuota, { count: sends.overQuota }),
});

/** A number that was called by nobody is shown whole to nobody, whatever the form does. */
function toMaskedPhone({ key, label, value, masked }: SubmittedAnswer): AnswerView {
  const phone = PhoneNumber.safeParse(value);
  const shown = masked ?? (phone.success ? maskPhone(phone.data) : '•••');
  return { key, label, shown, masked: true, warnings: [] };
}

function toNoteView(note: DeskNote, nameOf: (username: string) => string, words: ConsoleWords): NoteView {
  const common = { noteId: note.noteId, from: note.by, time: toLocalTime(note.at) };
  if (note.by === 'clerk') {
    const { username, text, fate, file } = note;
    return {
      ...{ ...common, who: nameOf(username), text, files: [] },
      ...toFateView(fate, words.talks),
      ...(file && {
        sent: { name: file.name, size: toSize(file.bytes), ...toFateView(file.fate, words.talks) },
      }),
    };
  }
  const text = note.what ? words.talks.sent[note.what] : note.text;
  const files = note.attachments.map(toFileView);
  return { ...common, who: words.actors.citizen, text, files, fate: '', lost: false };
}

const toFateView = (fate: MessageFate | undefined, { fates, reasons }: ConsoleWords['talks']) => ({
  fate: fate ? fill(fates[fate.kind], { reason: toReason(fate.reason, reasons) }) : fates.onItsWay,
  lost: fate?.kind === 'failed' || fate?.kind === 'skipped',
});

/** A reason that has no words yet is still better than none. */
export function toReason(reason = '', words: ConsoleWords['talks']['reasons']): string {
  const known = FateReason.safeParse(reason);
  return known.success ? words[known.data] : reason;
}
