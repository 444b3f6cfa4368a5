import { stepsOf } from '../attention/attention-view.js';
import type { DeedField } from '../deed-fields.js';
import type { DeskAction, DeskAnswer, DossierFile } from '../dossier-desk.js';
import type { ConsoleWords } from './console-words.js';
import { type CourseLine, toCourse } from './course-view.js';
import type { ActionView, Typed } from './deed-view.js';
import { type DraftView, toDraftView } from './draft-view.js';
import { type DueView, toDueView } from './due-view.js';
import { type FileView, toFileView } from './file-view.js';
import { type FoundLine, toFoundLine } from './found-view.js';
import { toLocalTime } from './local-time.js';
import type { ProposalView } from './proposal-view.js';
import { toStateLabel } from './state-label.js';
import { type SupplementView, toSupplementView } from './supplement-view.js';
import { toUntoldLine } from './untold-view.js';

export type AnswerView = {
  key: string;
  label: string;
  shown: string;
  /** `shown` is the masked form; the whole one is another request, and audited */
  masked: boolean;
  /** what stood in the form before it was corrected */
  filed?: string;
  warnings: string[];
};

/** What a clerk typed into a form that was not carried out, to be shown again. */
export type Unsent = { action: DeskAction; typed: Typed; problem: string; field?: DeedField };

export type DossierView = Pick<DossierFile, 'dossierId' | 'code' | 'procedureName' | 'version'> & {
  applicantName: string;
  stateLabel: string;
  worklist: { id: string; label: string };
  received: string;
  due: DueView;
  /** when people come about it; absent where nobody has to */
  appointment?: { time: string; remark: string; mayChange: boolean };
  sections: { title: string; answers: AnswerView[] }[];
  files: FileView[];
  supplements: SupplementView[];
  history: CourseLine[];
  actions: ActionView[];
  mayReveal: boolean;
  owner: OwnerView;
  /** perhaps the same filed twice */
  alike: FoundLine[];
  /** whom its promise has reached */
  steps: { label: string; time: string }[];
  /** an apology lies prepared below */
  isApologyReady: boolean;
  /** waits to be signed */
  proposal?: ProposalView;
  /** nobody on Zalo stands behind it */
  isMute: boolean;
  /** what the citizen was to hear and did not */
  untold: string[];
  paid?: string;
  /** how the draft of the result stands */
  draft?: DraftView;
  problem?: string;
  /** words of an action that is no longer possible, so that they are not lost */
  leftover?: string;
};
/** Whose it is, and what one may do about that. */
type OwnerView = { name: string; may?: 'claim' | 'release' };
export type DossierViewInput = {
  file: DossierFile;
  /** display names by username */
  names: ReadonlyMap<string, string>;
  actions: ActionView[];
  revealed: readonly string[];
  may: { reveal: boolean; act: boolean };
  /** who is looking */
  username: string;
  now: number;
  unsent?: Unsent;
  proposal?: ProposalView;
};

type Words = { words: ConsoleWords; warningText(key: string): string };

/** A dossier as the page shows it, in the order of the official form. */
export function toDossierView(input: DossierViewInput, { words, warningText }: Words): DossierView {
  const { file, names, actions, revealed, may, now, unsent } = input;
  const { dossierId, code, procedureName, applicantName = words.anonymous, version, worklist } = file;
  const nameOf = (username: string) => names.get(username) ?? username;
  const unplaced = unsent && !actions.some(({ action }) => action === unsent.action);
  return {
    dossierId,
    code,
    procedureName,
    applicantName,
    version,
    actions,
    mayReveal: may.reveal,
    owner: toOwnerView(input, nameOf, words),
    alike: file.alike.map((line) => toFoundLine(line, words)),
    isMute: file.isMute,
    untold: file.untold.map((one) => toUntoldLine(one, words)),
    ...(file.paidVnd > 0 && { paid: file.paidVnd.toLocaleString('vi-VN') }),
    ...toDraftView(file, words),
    stateLabel: toStateLabel(file.state, words),
    worklist: { id: worklist, label: words.worklists[worklist].label },
    received: toLocalTime(file.receivedAt),
    due: toDueView({ ...file, now }, words.due),
    ...appointmentOf(file, may.act, words),
    sections: toSections(file.answers, revealed, warningText),
    files: file.attachments.map(toFileView),
    supplements: file.supplements.map((one) => toSupplementView(one, { revealed, nameOf })),
    history: toCourse(file, { nameOf, words }),
    steps: stepsOf(file, words),
    isApologyReady: file.isApologyReady,
    ...(input.proposal && { proposal: input.proposal }),
    ...(unsent && { problem: unsent.problem }),
    ...(unplaced && unsent.typed.note && { leftover: unsent.typed.note }),
  };
}

function appointmentOf(
  { appointment }: DossierFile,
  mayAct: boolean,
  words: ConsoleWords,
): Pick<DossierView, 'appointment'> {
  if (!appointment) return {};
  const { at, isOpen } = appointment;
  const mayChange = mayAct && appointment.mayChange;
  if (at === null) return { appointment: { time: '', remark: words.appointments.none, mayChange } };
  const remark = isOpen ? '' : words.appointments.closed;
  return { appointment: { time: toLocalTime(at), remark, mayChange } };
}

/** Answers under the headings of the form; a heading that returns later opens a new section, as on paper. */
export function toSections(
  answers: readonly DeskAnswer[],
  revealed: readonly string[],
  warningText: (key: string) => string,
): DossierView['sections'] {
  const sections: DossierView['sections'] = [];
  for (const answer of answers) {
    if (sections.at(-1)?.title !== answer.section) sections.push({ title: answer.section, answers: [] });
    sections.at(-1)?.answers.push(toAnswerView(answer, revealed.includes(answer.key), warningText));
  }
  return sections;
}

export function toAnswerView(
  answer: DeskAnswer,
  revealed: boolean,
  warningText: (key: string) => string,
): AnswerView {
  const { key, label, shown, masked, filed } = answer;
  const hidden = masked !== undefined && !revealed;
  return {
    key,
    label,
    shown: hidden ? masked : shown,
    masked: hidden,
    ...(filed !== undefined && { filed }),
    warnings: answer.warnings.map(warningText),
  };
}

function toOwnerView(
  { file, may, username }: DossierViewInput,
  nameOf: (username: string) => string,
  words: ConsoleWords,
): OwnerView {
  const { assignee, actions } = file;
  const wish = assignee === username ? 'release' : 'claim';
  return {
    name: assignee === null ? words.unassigned : nameOf(assignee),
    ...(may.act && actions.includes(wish) && { may: wish }),
  };
}
