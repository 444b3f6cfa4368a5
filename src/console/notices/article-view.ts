import { MODERATION_MS } from '../../notices/advance-article.js';
import { AgeGroup } from '../../notices/audience.js';
import type { Notice } from '../../notices/notice.js';
import { type ArticleDraft, isArticleOver, type NoticeArticle } from '../../notices/notice-article.js';
import { type ConsoleWords, fill } from '../pages/console-words.js';
import type { Choice } from '../pages/deed-view.js';
import { toLocalTime } from '../pages/local-time.js';
import type { NoticeDesk } from './notice-desk.js';

/** The article in the form of a draft. */
export type ArticleFormView = {
  isWanted: boolean;
  title: string;
  description: string;
  ages: (Choice & { chosen: boolean })[];
  gender: string;
  cities: (Choice & { chosen: boolean })[];
  /** how many are ticked */
  citiesChosen: number;
  hasCover: boolean;
  terms: string;
};

const NONE: ArticleDraft = {
  ...{ title: '', description: '', ages: [], gender: null, cities: [], hasCover: false },
};

export function toArticleFormView(
  { article, title }: Notice['content'],
  { terms, cities }: Pick<NoticeDesk, 'terms' | 'cities'>,
  { notices }: ConsoleWords,
): ArticleFormView {
  const { monthly, hours } = terms.article;
  const draft = article ?? { ...NONE, title };
  return {
    ...{ isWanted: article !== null, title: draft.title, description: draft.description },
    ages: AgeGroup.options.map((age) => ({ value: age, label: age, chosen: draft.ages.includes(age) })),
    gender: draft.gender ?? '',
    cities: cities.map(({ code, name }) => ({
      ...{ value: code, label: name, chosen: draft.cities.includes(code) },
    })),
    citiesChosen: draft.cities.length,
    hasCover: draft.hasCover,
    terms: fill(notices.article.terms, { count: monthly, hours }),
  };
}

/** The article as whoever releases it has to see it: its heading, and whom the platform is asked to show it. */
export function articleInWords(
  { article }: Notice['content'],
  cities: NoticeDesk['cities'],
  { notices }: ConsoleWords,
): string {
  if (!article) return '';
  const { said } = notices.article;
  const { ages, gender } = article;
  // a number without a name stands as it is
  const places = article.cities.map((code) => cities.find((one) => one.code === code)?.name ?? code);
  const narrowed = [
    ...(ages.length > 0 ? [fill(said.ages, { what: ages.join(', ') })] : []),
    ...(gender === null ? [] : [said[gender]]),
    ...(places.length > 0 ? [fill(said.cities, { what: places.join(', ') })] : []),
  ];
  return fill(said.whole, { title: article.title, who: [said.followers, ...narrowed].join(', ') });
}

/** How far the article is; `detail` says what that means and what to do. */
export type ArticleStateView = { step: string; detail: string };

export function toArticleStateView(
  { content, state }: Pick<Notice, 'content' | 'state'>,
  article: NoticeArticle | undefined,
  { notices }: ConsoleWords,
): ArticleStateView | undefined {
  if (!content.article) return undefined;
  // it moves only while its notice is being sent
  if (state === 'dropped' && !(article && isArticleOver(article)))
    return { step: notices.article.steps.skipped, detail: notices.reasons['given-up'] };
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
