import { MODERATION_MS } from '../../notices/advance-article.js';
import { AgeGroup } from '../../notices/audience.js';
import type { Notice } from '../../notices/notice.js';
import type { ArticleDraft, NoticeArticle } from '../../notices/notice-article.js';
import { type ConsoleWords, fill } from '../pages/console-words.js';
import type { Choice } from '../pages/deed-view.js';
import { toLocalTime } from '../pages/local-time.js';

/** The article in the form of a draft. */
export type ArticleFormView = {
  isWanted: boolean;
  title: string;
  description: string;
  ages: (Choice & { chosen: boolean })[];
  gender: string;
  cities: string;
  hasCover: boolean;
  terms: string;
};

const NONE: ArticleDraft = {
  ...{ title: '', description: '', ages: [], gender: null, cities: [], hasCover: false },
};

export function toArticleFormView(
  { article, title }: Notice['content'],
  { monthly, hours }: { monthly: number; hours: string },
  { notices }: ConsoleWords,
): ArticleFormView {
  const draft = article ?? { ...NONE, title };
  return {
    ...{ isWanted: article !== null, title: draft.title, description: draft.description },
    ages: AgeGroup.options.map((age) => ({ value: age, label: age, chosen: draft.ages.includes(age) })),
    gender: draft.gender ?? '',
    cities: draft.cities.join(', '),
    hasCover: draft.hasCover,
    terms: fill(notices.article.terms, { count: monthly, hours }),
  };
}

/** The article as whoever releases it has to see it: its heading, and whom the platform is asked to show it. */
export function articleInWords({ article }: Notice['content'], { notices }: ConsoleWords): string {
  if (!article) return '';
  const { said } = notices.article;
  const { ages, gender, cities } = article;
  const narrowed = [
    ...(ages.length > 0 ? [fill(said.ages, { what: ages.join(', ') })] : []),
    ...(gender === null ? [] : [said[gender]]),
    ...(cities.length > 0 ? [fill(said.cities, { what: cities.join(', ') })] : []),
  ];
  return fill(said.whole, { title: article.title, who: [said.followers, ...narrowed].join(', ') });
}

/** How far the article is; `detail` says what that means and what to do. */
export type ArticleStateView = { step: string; detail: string };

export function toArticleStateView(
  { content }: Pick<Notice, 'content'>,
  article: NoticeArticle | undefined,
  { notices }: ConsoleWords,
): ArticleStateView | undefined {
  if (!content.article) return undefined;
  const step = notices.article.steps[article?.step ?? 'waiting'];
  if (!article) return { step, detail: '' };
  if (article.step === 'handed') {
    const times = { time: toLocalTime(article.since), done: toLocalTime(article.since + MODERATION_MS) };
    return { step, detail: fill(notices.article.handed, times) };
  }
  const { reason, code } = article;
  if (reason === null) return { step, detail: '' };
  const why = notices.article.reasons[reason];
  return { step, detail: code === null ? why : `${why} ${fill(notices.article.code, { code })}` };
}
