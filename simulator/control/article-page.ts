import type { RequestHandler } from 'express';
import type { Article } from '../world/articles.js';
import type { Platform } from '../world/platform.js';

/** Only a cover that was taken over can be shown. */
const OF_OURS = /\/media\/[0-9a-f]{20}\/.+$/;

const toSafe = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function toHtml({ title, author, description, paragraphs, coverUrl }: Article): string {
  const path = coverUrl?.match(OF_OURS)?.[0];
  const cover = path === undefined ? '' : `<p><img class="article-cover" src="${toSafe(path)}" alt=""></p>`;
  const words = paragraphs.map((paragraph) => `<p>${toSafe(paragraph)}</p>`).join('\n');
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>${toSafe(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="/avatars/0.svg" type="image/svg+xml">
<link rel="stylesheet" href="/styles/base.css"><link rel="stylesheet" href="/styles/cards.css"></head>
<body class="article"><main>${cover}<h1>${toSafe(title)}</h1><p class="quiet">${toSafe(author)}</p>
<p><b>${toSafe(description)}</b></p>
${words}</main></body></html>`;
}

/** An article as whoever taps on it reads it. */
export const serveArticle =
  ({ state }: Platform): RequestHandler<{ id: string }> =>
  (req, res) => {
    const article = state.articles.find(({ id }) => id === req.params.id);
    if (article === undefined) res.status(404).json({ problem: 'no such article' });
    else res.type('html').send(toHtml(article));
  };
