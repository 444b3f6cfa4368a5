import { z } from 'zod';
import type { Article } from '../world/articles.js';
import { newHexId, newToken } from '../world/new-ids.js';
import { type Call, limitedText, readInput } from './call.js';
import { fetchCover } from './fetch-cover.js';
import { Refused } from './refused.js';

const httpUrl = z.url({ protocol: /^https?$/ });
const shown = z.enum(['show', 'hide']);

const Paragraph = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), content: limitedText(10_000) }),
  z.strictObject({ type: z.literal('image'), url: httpUrl, caption: z.string().optional() }),
  z.strictObject({ type: z.literal('video'), url: httpUrl, thumb: httpUrl.optional() }),
]);

const Body = z.strictObject({
  type: z.literal('normal'),
  title: limitedText(150),
  author: limitedText(50),
  description: limitedText(300),
  cover: z
    .strictObject({ cover_type: z.literal('photo'), photo_url: httpUrl, status: shown.default('hide') })
    .optional(),
  body: z.array(Paragraph).min(1),
  status: shown.default('hide'),
  comment: shown.default('show'),
});
type Body = z.infer<typeof Body>;

const toText = (paragraph: z.infer<typeof Paragraph>) =>
  paragraph.type === 'text' ? paragraph.content : paragraph.url;

function toArticle({ platform, oa }: Call, body: Body): Article {
  const createdAt = platform.clock.now();
  const { title, author, description, cover } = body;
  return {
    id: newHexId(),
    token: newToken(60),
    oaId: oa.oaId,
    title,
    author,
    description,
    ...(cover?.status === 'show' && { coverUrl: cover.photo_url }),
    paragraphs: body.body.map(toText),
    hidden: body.status === 'hide',
    createdAt,
    readyAt: createdAt + platform.config.articleMs,
  };
}

/** `POST /v2.0/article/create`: an article on the OA's page, hidden unless it says otherwise. */
export async function createArticle(call: Call) {
  const article = toArticle(call, readInput(Body, call.input));
  if (article.coverUrl !== undefined) article.coverUrl = await fetchCover(call.platform, article.coverUrl);
  call.platform.state.articles.push(article);
  call.platform.touch();
  return { token: article.token };
}

/** `POST /v2.0/article/verify`: the id of an article, once it has been processed. */
export function verifyArticle({ platform, oa, input }: Call) {
  const { token } = readInput(z.strictObject({ token: z.string().min(1) }), input);
  const article = platform.state.articles.find((one) => one.token === token && one.oaId === oa.oaId);
  if (article === undefined) throw new Refused(-201, 'no article has this token', 'token is invalid!');
  if (article.readyAt > platform.clock.now()) throw new Refused(-214, 'the article is not processed yet');
  return { id: article.id };
}

/** An article that can be broadcast. */
export function getArticle({ platform, oa }: Call, id: string): Article {
  const article = platform.state.articles.find((one) => one.id === id && one.oaId === oa.oaId);
  const invalid = (reason: string) => new Refused(-201, reason, 'attachment_id is invalid!');
  if (article === undefined) throw invalid('no such article at this OA');
  if (article.hidden) throw invalid('the article is hidden; status defaults to hide');
  return article;
}
