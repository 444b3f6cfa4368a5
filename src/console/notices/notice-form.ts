import { z } from 'zod';
import type { NoticeChange } from '../../notices/move-notice.js';
import type { BoundTemplate, Notice, NoticeContent } from '../../notices/notice.js';
import { Way } from '../../notices/way.js';
import { fromLocalInput } from '../pages/local-time.js';
import { toArticleDraft } from './article-form.js';
import { type AudienceParts, prefixed, readParts, Ticked, toAudience } from './audience-form.js';

/** As long as the field of the page lets it be: a browser sends two characters for the end of a line, and counts one. */
const line = (most: number) =>
  z
    .string()
    .default('')
    .transform((text) => text.replaceAll('\r\n', '\n').normalize('NFC'))
    .pipe(z.string().max(most));

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

/** What no notice can hold as it was typed, for the form to show again. */
export type TypedParts = { parts: AudienceParts; budgetVnd: string };

/** What was read, and what was wrong with the rest: `change` then has the notice's own in its place. */
export type ReadForm =
  | { change: Required<NoticeChange> }
  | { problem: FormProblem; change?: Required<NoticeChange>; typed?: TypedParts };

/** What the form says of the notice; a problem names the part that cannot be read. Other problems are for `checkContent`. */
export function toChange(
  body: Readonly<Record<string, unknown>>,
  notice: Pick<Notice, 'content' | 'audience' | 'sendAt' | 'budgetVnd'>,
): ReadForm {
  const read = NoticeForm.safeParse(body);
  const parts = readParts(body);
  const article = toArticleDraft(body);
  if (!read.success || !parts || article === undefined) return { problem: 'form' };
  const form = read.data;
  const audience = toAudience(parts);
  const sendAt = form.sendAt === '' ? null : fromLocalInput(form.sendAt);
  const budgetVnd = toVnd(form.budgetVnd);
  const change = {
    content: { ...toContent(form, body, notice.content), article },
    audience: audience ?? notice.audience,
    sendAt: sendAt === undefined ? notice.sendAt : sendAt,
    budgetVnd: budgetVnd ?? notice.budgetVnd,
  };
  const problem =
    (!audience && 'audience') ||
    (sendAt === undefined && 'hour') ||
    (budgetVnd === undefined && ('budget' as const));
  return problem ? { problem, change, typed: { parts, budgetVnd: form.budgetVnd } } : { change };
}

/** A sum as people write it: `500.000 đ`, `500 000`; undefined for what is none. */
function toVnd(typed: string): number | undefined {
  const digits = typed.replace(/(đồng|đ|vnđ|vnd)\s*$/i, '').replace(/[.\s]/g, '');
  return /^\d{0,9}$/.test(digits) ? Number(digits) : undefined;
}

/** What is said, by which ways, and with what of the files that are there already. */
const toContent = (
  form: NoticeForm,
  body: Readonly<Record<string, unknown>>,
  content: NoticeContent,
): Omit<NoticeContent, 'article'> => ({
  ...content,
  title: form.title.trim(),
  text: form.text.trim(),
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
