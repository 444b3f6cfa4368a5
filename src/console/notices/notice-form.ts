import { z } from 'zod';
import type { NoticeChange } from '../../notices/move-notice.js';
import type { BoundTemplate, Notice, NoticeContent } from '../../notices/notice.js';
import { Way } from '../../notices/way.js';
import { fromLocalInput } from '../pages/local-time.js';
import { toArticleDraft } from './article-form.js';
import { prefixed, readParts, Ticked, toAudience } from './audience-form.js';

const line = (most: number) =>
  z
    .string()
    .max(most)
    .default('')
    .transform((text) => text.normalize('NFC'));

/** What an official fills in; `field_…` and `uid_…`, `phone_…` and the audience beside it are read by their own names. */
const NoticeForm = z.object({
  title: line(150),
  text: line(5_000),
  buttons: line(1_000),
  ways: Ticked,
  uidTemplateId: line(64),
  phoneTemplateId: line(64),
  sendAt: line(40),
  budgetVnd: line(20),
  removePicture: z.string().optional(),
  removeFile: z.string().optional(),
});

type NoticeForm = z.infer<typeof NoticeForm>;

export const FormProblem = z.enum(['form', 'audience', 'hour', 'budget']);
export type FormProblem = z.infer<typeof FormProblem>;

/** What the form says of the notice; a problem names the part that cannot be read. Other problems are for `checkContent`. */
export function toChange(
  body: Readonly<Record<string, unknown>>,
  { content }: Pick<Notice, 'content'>,
): { change: Required<NoticeChange> } | { problem: FormProblem } {
  const read = NoticeForm.safeParse(body);
  if (!read.success) return { problem: 'form' };
  const form = read.data;
  const parts = readParts(body);
  const audience = parts && toAudience(parts);
  const sendAt = form.sendAt === '' ? null : fromLocalInput(form.sendAt);
  const article = toArticleDraft(body);
  const budget = form.budgetVnd.replace(/[.\s]/g, '');
  if (article === undefined) return { problem: 'form' };
  if (!audience) return { problem: 'audience' };
  if (sendAt === undefined) return { problem: 'hour' };
  if (!/^\d{0,9}$/.test(budget)) return { problem: 'budget' };
  const said = { ...toContent(form, body, content), article };
  return { change: { audience, sendAt, budgetVnd: Number(budget), content: said } };
}

/** What is said, by which ways, and with what of the files that are there already. */
const toContent = (
  form: NoticeForm,
  body: Readonly<Record<string, unknown>>,
  content: NoticeContent,
): Omit<NoticeContent, 'article'> => ({
  ...content,
  title: form.title.trim(),
  text: form.text.replaceAll('\r\n', '\n').trim(),
  fields: texts(body, 'field_'),
  buttons: form.buttons
    .split('\n')
    .map((label) => label.trim())
    .filter((label) => label !== ''),
  ways: Way.options.filter((way) => form.ways.includes(way)),
  uidTemplate: toBound(form.uidTemplateId, texts(body, 'uid_')),
  phoneTemplate: toBound(form.phoneTemplateId, texts(body, 'phone_')),
  picture: form.removePicture === undefined ? content.picture : null,
  file: form.removeFile === undefined ? content.file : null,
});

const toBound = (templateId: string, data: Record<string, string>): BoundTemplate | null =>
  /^[\w-]{1,64}$/.test(templateId) ? { templateId, data } : null;

const MOST_TYPED = 500;

/** The typed ones among the fields whose names begin so. */
const texts = (body: Readonly<Record<string, unknown>>, prefix: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(prefixed(body, prefix)).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value.trim().slice(0, MOST_TYPED).normalize('NFC')]] : [],
    ),
  );
