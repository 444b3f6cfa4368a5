import type { Article, ArticleBroadcaster, BroadcastTarget } from '../../notices/article-broadcaster.js';
import { ask, type NoticeApiDeps, openNoticeApis, toRefusal } from './open-notice-apis.js';
import { ArticleId, ArticleToken } from './platform-answers.js';
import { toSendOutcome } from './to-send-outcome.js';
import { ARTICLE_PROCESSING, OVER_LIMIT, VERDICTS } from './verdicts.js';

/** Reference zalo-oa-api §6.5. */
const MAX = { title: 150, author: 50, description: 300 } as const;
const MAX_ARTICLES = 5;
const GENDERS = { male: '1', female: '2' } as const;
const EVERYBODY = '0';

/**
 * Articles and their broadcast; both kinds of OA have them on v2. An article whose making got no answer may stand on
 * the OA's page and is made once more when asked again: nobody is sent it by that.
 */
export function createZaloArticleBroadcaster(deps: NoticeApiDeps): ArticleBroadcaster {
  const { oa: api } = openNoticeApis(deps);
  const post = (oaId: Parameters<ArticleBroadcaster['create']>[0], path: string, body: object) =>
    ask(deps, { api, oaId, request: { method: 'POST', path, body }, verdicts: VERDICTS });

  return {
    async create(oaId, article) {
      if (isOversized(article)) {
        deps.onSignal({ name: 'oversized-message', oaId });
        return { kind: 'refused', class: 'bug', code: OVER_LIMIT };
      }
      const result = await post(oaId, '/v2.0/article/create', toArticleBody(article));
      const made = result.kind === 'answered' && ArticleToken.safeParse(result.data).data;
      return made ? { kind: 'made', token: made.token } : toRefusal(result, deps.now(), VERDICTS);
    },

    async findArticle(oaId, token) {
      const result = await post(oaId, '/v2.0/article/verify', { token });
      if (result.kind === 'answered' && result.code === ARTICLE_PROCESSING) return { kind: 'processing' };
      const found = result.kind === 'answered' && ArticleId.safeParse(result.data).data;
      return found ? { kind: 'ready', articleId: found.id } : toRefusal(result, deps.now(), VERDICTS);
    },

    async broadcast(oaId, articleIds, target) {
      if (articleIds.length === 0 || articleIds.length > MAX_ARTICLES) {
        deps.onSignal({ name: 'oversized-message', oaId });
        return { kind: 'refused', class: 'bug', code: OVER_LIMIT };
      }
      const result = await post(oaId, '/v2.0/oa/message', toBroadcastBody(articleIds, target));
      return toSendOutcome({ result }, deps.now());
    },
  };
}

const isOversized = (article: Article): boolean =>
  (['title', 'author', 'description'] as const).some(
    (part) => article[part].normalize('NFC').length > MAX[part],
  );

/** Without `status` an article is hidden; a hidden one is not for broadcasting. */
const toArticleBody = ({ title, author, description, paragraphs, coverUrl }: Article) => ({
  type: 'normal',
  title: title.normalize('NFC'),
  author: author.normalize('NFC'),
  ...(coverUrl !== undefined && { cover: { cover_type: 'photo', photo_url: coverUrl, status: 'show' } }),
  description: description.normalize('NFC'),
  body: paragraphs.map((content) => ({ type: 'text', content: content.normalize('NFC') })),
  status: 'show',
  comment: 'hide',
});

/** Lists are strings with commas, as the platform's own documents have them. */
const toBroadcastBody = (articleIds: readonly string[], { ages, gender, cities }: BroadcastTarget) => ({
  recipient: {
    target: {
      ...(ages && ages.length > 0 && { ages: ages.join(',') }),
      gender: gender === undefined ? EVERYBODY : GENDERS[gender],
      ...(cities && cities.length > 0 && { cities: cities.join(',') }),
    },
  },
  message: {
    attachment: {
      type: 'template',
      payload: {
        template_type: 'media',
        elements: articleIds.map((attachment_id) => ({ media_type: 'article', attachment_id })),
      },
    },
  },
});
