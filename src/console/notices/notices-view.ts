import type { AccountWord } from '../../notices/account-word.js';
import { returnOf } from '../../notices/move-notice.js';
import type { Notice } from '../../notices/notice.js';
import type { NoticeKind } from '../../notices/notice-kind.js';
import type { Quota } from '../../notices/platform-quotas.js';
import { type ConsoleWords, fill } from '../pages/console-words.js';
import type { Choice } from '../pages/deed-view.js';
import { toLocalTime } from '../pages/local-time.js';
import { inVnd } from './in-vnd.js';
import { type NoticeView, TONES } from './notice-view.js';

export type NoticesView = {
  lines: {
    id: string;
    title: string;
    state: string;
    tone: NoticeView['tone'];
    author: string;
    when: string;
  }[];
  kinds: Choice[];
  /** what the account has left, as far as the platform says */
  left: string[];
};

type Input = {
  all: readonly Notice[];
  word: AccountWord;
  spend: { usedVnd: number; budgetVnd: number } | null;
  names: ReadonlyMap<string, string>;
  kinds: readonly NoticeKind[];
};

/** The list of an office's notices, newest first. */
export function toNoticesView({ all, word, spend, names, kinds }: Input, words: ConsoleWords): NoticesView {
  const { notices } = words;
  const said = (quota: Quota | null | undefined, sentence: string) =>
    quota ? [fill(sentence, { left: quota.left, total: quota.total })] : [];
  const left = [
    ...said(word.left?.consultation, notices.left.consultation),
    ...said(word.left?.templates, notices.left.templates),
    ...said(word.left?.broadcasts, notices.left.broadcasts),
  ];
  return {
    lines: all.toSorted(waitingFirst).map(({ noticeId, content, state, history, author, updatedAt }) => ({
      ...{ id: noticeId, title: content.title },
      ...(returnOf({ state, history })
        ? { state: notices.returned, tone: 'late' as const }
        : { state: notices.states[state], tone: TONES[state] }),
      author: names.get(author) ?? author,
      when: toLocalTime(updatedAt),
    })),
    kinds: kinds.map(({ id, name }) => ({ value: id, label: name })),
    left: [...(left.length > 0 ? left : [notices.left.unknown]), spendInWords(spend, notices.left)],
  };
}

/** What somebody has to release lies on top, also when much was written since. */
const waitingFirst = (a: Notice, b: Notice): number =>
  Number(b.state === 'submitted') - Number(a.state === 'submitted');

const spendInWords = (
  spend: Input['spend'],
  { dossiers, noDossiers }: ConsoleWords['notices']['left'],
): string =>
  spend ? fill(dossiers, { used: inVnd(spend.usedVnd), budget: inVnd(spend.budgetVnd) }) : noDossiers;
