import type { Office } from '../offices/office.js';
import type { Article, BroadcastTarget } from './article-broadcaster.js';
import { AgeGroup } from './audience.js';
import type { Notice } from './notice.js';
import type { ArticleDraft } from './notice-article.js';
import { noticeText } from './notice-texts.js';

/** What the platform takes (reference zalo-oa-api §6.5). */
export const LONGEST_ARTICLE = { title: 150, author: 50, description: 300 } as const;

type Shown = {
  notice: Pick<Notice, 'noticeId' | 'content'>;
  office: Office;
  /** where the platform gets a picture of ours; absent: no cover */
  coverUrl?: string;
};

/** The article of a notice. It goes to nobody in particular, so stand-ins are in the places of recipients. Pure. */
export function toArticle(draft: ArticleDraft, { notice, office, coverUrl }: Shown): Article {
  const text = noticeText({ notice, office, places: {} });
  return {
    title: draft.title,
    author: cut(office.name, LONGEST_ARTICLE.author),
    description: draft.description === '' ? cut(text, LONGEST_ARTICLE.description) : draft.description,
    // a paragraph may be shown as a web page shows it, where the end of a line is a blank
    paragraphs: text.split('\n').filter((line) => line.trim() !== ''),
    ...(coverUrl !== undefined && { coverUrl }),
  };
}

/** The platform counts its groups of age from 0. Pure. */
export const toTarget = ({ ages, gender, cities }: ArticleDraft): BroadcastTarget => ({
  ...(ages.length > 0 && { ages: ages.map((age) => String(AgeGroup.options.indexOf(age))) }),
  ...(gender !== null && { gender }),
  ...(cities.length > 0 && { cities }),
});

const cut = (text: string, most: number): string => {
  const whole = text.normalize('NFC').replace(/\s+/g, ' ');
  return whole.length <= most ? whole : `${whole.slice(0, most - 1).trimEnd()}…`;
};
