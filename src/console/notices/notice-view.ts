import type { NoticeFlaw } from '../../notices/act-on-notice.js';
import { actionsFrom } from '../../notices/move-notice.js';
import type { Notice, NoticeAction } from '../../notices/notice.js';
import { noticeText } from '../../notices/notice-texts.js';
import type { Office } from '../../offices/office.js';
import type { ConsoleWords } from '../pages/console-words.js';
import { toLocalTime } from '../pages/local-time.js';
import { articleInWords } from './article-view.js';
import { audienceInWords } from './audience-in-words.js';
import { type ComposeView, type Composing, toComposeView, toFileViews } from './compose-view.js';
import { flawInWords } from './flaw-in-words.js';
import { inVnd } from './in-vnd.js';

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
  /** why somebody who may release does not see it offered */
  hint: string;
  history: { time: string; who: string; what: string; note: string }[];
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
  flaws?: readonly NoticeFlaw[];
  problem?: string;
};

const OUT: readonly Notice['state'][] = ['released', 'scheduled', 'sending', 'stopped', 'done'];
export const TONES: Readonly<Record<Notice['state'], NoticeView['tone']>> = {
  ...{ draft: 'quiet', submitted: 'soon', released: 'soon', scheduled: 'soon', sending: 'soon' },
  ...{ stopped: 'late', done: 'done', dropped: 'quiet' },
};

/** The page of one notice. */
export function toNoticeView(input: Input, words: ConsoleWords): NoticeView {
  const { notice, office, desk, choices, names, flaws = [], problem } = input;
  const { notices } = words;
  const isDraft = notice.state === 'draft';
  const isOut = OUT.includes(notice.state);
  return {
    ...{ noticeId: notice.noticeId, version: notice.version, isDraft, isOut },
    isLive: isOut && notice.state !== 'done',
    title: notice.content.title,
    kind: desk.kindOf(notice.content.kindId)?.name ?? notice.content.kindId,
    state: notices.states[notice.state],
    stateKey: notice.state,
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
    actions: toActions(input, words),
    hint: notice.state === 'submitted' && isOwn(input) ? notices.hints.own : '',
    history: notice.history.map(({ at, by, action, note = '' }) => ({
      time: toLocalTime(at),
      who: by === null ? words.actors.system : (names.get(by) ?? by),
      what: notices.deeds[action],
      note,
    })),
    ...(isDraft && { compose: toComposeView(input, words) }),
    files: toFileViews(notice, input.present),
    ...(problem !== undefined && { problem }),
    flaws: flaws.map((flaw) => flawInWords(flaw, notices)),
  };
}

const isOwn = ({ notice, username }: Input): boolean =>
  notice.author === username ||
  notice.history.some(({ by, action }) => by === username && WRITING.has(action));
const WRITING: ReadonlySet<NoticeAction> = new Set(['write', 'edit', 'submit']);

/** What the clock and the worker do is nobody's to press. */
const BY_THE_CLOCK: ReadonlySet<NoticeAction> = new Set(['edit', 'planned', 'begin', 'finish']);
const ASKS_NOTE: ReadonlySet<NoticeAction> = new Set(['sendBack', 'stop', 'drop']);
const MAIN: ReadonlySet<NoticeAction> = new Set(['submit', 'release', 'resume', 'retry']);

function toActions(input: Input, { notices }: ConsoleWords): NoticeView['actions'] {
  return actionsFrom(input.notice.state)
    .filter((action) => !BY_THE_CLOCK.has(action))
    .filter((action) => action !== 'release' || (input.mayRelease && !isOwn(input)))
    .filter((action) => action !== 'sendBack' || input.mayRelease || isOwn(input))
    .map((action) => ({
      ...{ action, label: notices.actions[action as keyof typeof notices.actions] },
      ...{ isMain: MAIN.has(action), asksNote: ASKS_NOTE.has(action) },
    }));
}
