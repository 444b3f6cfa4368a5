import { el, linkify } from './dom.js';
import { isLocal, toLocal } from './format.js';

/** A template that the platform approved: title, words, a table of facts. Its buttons come below, like all buttons. */
export function toTemplateCard({ title, text = '', rows }) {
  const facts = rows.flatMap(({ key, value }) => [el('dt', {}, key), el('dd', {}, value)]);
  return [
    title ? el('p', { className: 'card-title' }, title) : undefined,
    el('p', { className: 'text' }, ...linkify(text)),
    facts.length > 0 ? el('dl', { className: 'facts-table' }, ...facts) : undefined,
  ];
}

/** An article: picture on top, title, what it is about. A tap opens it. */
export function toArticleCard({ title, subtitle, imageUrl, action }) {
  const cover =
    imageUrl && isLocal(imageUrl)
      ? el('img', { src: toLocal(imageUrl), alt: '', loading: 'lazy' })
      : el('span', { className: 'cover', 'aria-hidden': 'true' }, 'Bài viết');
  const href = toLocal(action.payload.url);
  return el(
    'a',
    { className: 'article-card', href, target: '_blank', rel: 'noopener noreferrer' },
    cover,
    el('b', {}, title),
    subtitle ? el('span', { className: 'quiet' }, subtitle) : undefined,
  );
}
