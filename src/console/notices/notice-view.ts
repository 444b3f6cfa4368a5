import type { NoticeFlaw } from '../../notices/act-on-notice.js';
import { actionsFrom, isOwn, returnOf } from '../../notices/move-notice.js';
import type { Notice, NoticeAction, NoticeEntry } from '../../notices/notice.js';
import { noticeText } from '../../notices/notice-texts.js';
import type { Office } from '../../offices/office.js';
import { type ConsoleWords, fill } from '../pages/console-words.js';
import { toLocalTime } from '../pages/local-time.js';
import { articleInWords } from './article-view.js';
import { audienceInWords } from './audience-in-words.js';
import { type ComposeView, type Composing, toComposeView, toFileViews } from './compose-view.js';
import { flawInWords } from './flaw-in-words.js';
import { inVnd } from './in-vnd.js';

type HistoryLine = { time: string; who: string; what: string; note: string };

export type NoticeView = {
  noticeId: string;
  version: number;
  title: string;
  kind: string;
  state: string;
  stateKey: Notice['state'];
  tone: 'done' | 'soon' | 'late' | 'quiet';
  isDraft: boolean;
  /** rows are there, or being made */
  isOut: boolean;
  isLive: boolean;
  audience: string;
  /** empty: none */
  article: string;
  /** what went out, to nobody in particular; before, the preview shows it */
  said?: { text: string; buttons: string };
  when: string;
  budget: string;
  actions: { action: NoticeAction; label: string; isMain: boolean; asksNote: boolean }[];
  /** why somebody who may release does not see it offered, or what would keep it from them */
  hint: string;
  /** who sent it back last, and why; absent: nobody */
  returned?: { who: string; note: string };
  /** what a reason is asked for; empty: none is */
  noteLabel: string;
  history: HistoryLine[];
  compose?: ComposeView;
  /** what goes with the words, once they cannot be changed any more */
  files: ComposeView['files'];
  problem?: string;
  flaws: string[];
};

type Input = Composing & {
  office: Office;
  names: ReadonlyMap<string, string>;
  username: string;
  mayRelease: boolean;
  /** whether something failed that another try may mend */
  mayRetry: boolean;
  flaws?: readonly NoticeFlaw[];
  problem?: string;
};

const OUT: readonly Notice['state'][] = ['released', 'scheduled', 'sending', 'stopped', 'done'];
const isReleased = ({ state, releasedBy }: Notice): boolean =>
  OUT.includes(state) || (state === 'dropped' && releasedBy !== null);
export const TONES: Readonly<Record<Notice['state'], NoticeView['tone']>> = {
  ...{ draft: 'quiet', submitted: 'soon', released: 'soon', scheduled: 'soon', sending: 'soon' },
  ...{ stopped: 'late', done: 'done', dropped: 'quiet' },
};

/** The page of one notice. */
export function toNoticeView(input: Input, words: ConsoleWords): NoticeView {
  const { notice, office, desk, choices, flaws = [], problem } = input;
  const { notices } = words;
  const isDraft = notice.state === 'draft';
  const isOut = isReleased(notice);
  return {
    ...{ noticeId: notice.noticeId, isDraft, isOut },
    isLive: OUT.includes(notice.state) && notice.state !== 'done',
    title: notice.content.title,
    kind: desk.kindOf(notice.content.kindId)?.name ?? notice.content.kindId,
    state: notices.states[notice.state],
    tone: TONES[notice.state],
    audience: audienceInWords(notice.audience, choices, words),
    article: articleInWords(notice.content, desk.cities, words),
    ...(isOut && {
      said: {
        text: noticeText({ notice, office, places: {} }),
        buttons: notice.content.buttons.join(' · '),
      },
    }),
    when: notice.sendAt === null ? notices.atOnce : toLocalTime(notice.sendAt),
    budget: inVnd(notice.budgetVnd),
    ...toActing(input, words),
    ...toReturned(input, words),
    history: toHistory(input, words),
    ...(isDraft && { compose: toComposeView(input, words) }),
    files: toFileViews(notice, input.present),
    ...(problem !== undefined && { problem }),
    flaws: flaws.map((flaw) => flawInWords(flaw, notices)),
  };
}

/** What the clock and the worker do is nobody's to press. */
const BY_THE_CLOCK: ReadonlySet<NoticeAction> = new Set(['edit', 'planned', 'begin', 'finish']);
const ASKS_NOTE: ReadonlySet<NoticeAction> = new Set(['sendBack', 'stop', 'drop']);
const MAIN: ReadonlySet<NoticeAction> = new Set(['submit', 'release', 'resume', 'retry']);

export type ActingView = Pick<NoticeView, 'actions' | 'hint' | 'noteLabel' | 'version' | 'stateKey'>;

/** What may be done with a notice now, and what is to be known before. */
export function toActing(
  input: Pick<Input, 'notice' | 'username' | 'mayRelease' | 'mayRetry'>,
  { notices }: ConsoleWords,
): ActingView {
  const { notice, username, mayRelease, mayRetry } = input;
  const { state, version } = notice;
  const isMine = isOwn(notice, username);
  const actions = actionsFrom(state)
    .filter((action) => !BY_THE_CLOCK.has(action))
    .filter((action) => action !== 'release' || (mayRelease && !isMine))
    .filter((action) => action !== 'sendBack' || mayRelease || isMine)
    .filter((action) => action !== 'retry' || mayRetry)
    .map((action) => ({
      ...{ action, label: labelOf(action, isMine, notices) },
      ...{ isMain: MAIN.has(action), asksNote: ASKS_NOTE.has(action) },
    }));
  return {
    ...{ version, stateKey: state, actions, hint: hintOf(notice, isMine, { mayRelease, notices }) },
    noteLabel: noteLabelOf(actions, notices),
  };
}

const noteLabelOf = (
  actions: NoticeView['actions'],
  { notes }: ConsoleWords['notices'],
): NoticeView['noteLabel'] => {
  const first = actions.find(({ asksNote }) => asksNote)?.action;
  return first === undefined ? '' : notes[first as keyof typeof notes];
};

const labelOf = (action: NoticeAction, isMine: boolean, { actions }: ConsoleWords['notices']): string =>
  actions[(action === 'sendBack' && isMine ? 'takeBack' : action) as keyof typeof actions];

function hintOf(
  { state }: Notice,
  isMine: boolean,
  { mayRelease, notices }: Pick<Input, 'mayRelease'> & Pick<ConsoleWords, 'notices'>,
): string {
  if (state === 'submitted' && isMine) return notices.hints.own;
  return state === 'draft' && mayRelease && !isMine ? notices.hints.writing : '';
}

/** Who sent a draft back, and why, as long as it was not submitted again. */
function toReturned({ notice, names }: Input, { notices }: ConsoleWords): Pick<NoticeView, 'returned'> {
  const last = returnOf(notice);
  if (!last?.note) return {};
  const who = names.get(last.by ?? '') ?? last.by ?? '';
  const said = fill(notices.hints.returned, { who, time: toLocalTime(last.at) });
  return { returned: { who: said, note: last.note } };
}

/** Somebody's changes one after the other are one line, with the time of the last. */
function toHistory({ notice, names }: Input, { notices, actors }: ConsoleWords): HistoryLine[] {
  const { history } = notice;
  const isRepeated = ({ action, by }: NoticeEntry, n: number) =>
    action === 'edit' && history[n + 1]?.action === 'edit' && history[n + 1]?.by === by;
  return history
    .filter((entry, n) => !isRepeated(entry, n))
    .map(({ at, by, action, note = '' }) => ({
      ...{ time: toLocalTime(at), who: by === null ? actors.system : (names.get(by) ?? by) },
      ...{ what: notices.deeds[action], note },
    }));
}
