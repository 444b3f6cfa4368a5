import { z } from 'zod';
import { AgeGroup } from '../../notices/audience.js';
import type { ArticleDraft } from '../../notices/notice-article.js';
import { Ticked } from './audience-form.js';

const line = (most: number) =>
  z
    .string()
    .max(most)
    .default('')
    .transform((text) => text.normalize('NFC').trim());

const ArticleForm = z.object({
  article: z.string().optional(),
  articleTitle: line(300),
  articleDescription: line(600),
  articleAges: Ticked,
  articleGender: z.enum(['male', 'female']).nullable().catch(null),
  articleCities: Ticked,
  articleCover: z.string().optional(),
});

/** The article that the form asks for; null for none, undefined for what no form of ours sends. */
export function toArticleDraft(body: Readonly<Record<string, unknown>>): ArticleDraft | null | undefined {
  const read = ArticleForm.safeParse(body);
  if (!read.success) return undefined;
  const form = read.data;
  if (form.article === undefined) return null;
  return {
    title: form.articleTitle,
    description: form.articleDescription,
    ages: AgeGroup.options.filter((age) => form.articleAges.includes(age)),
    gender: form.articleGender,
    cities: form.articleCities,
    hasCover: form.articleCover !== undefined,
  };
}
