import { z } from 'zod';
import { NoticeTopic as Topic } from '../flow/notice-topic.js';

const text = z.string().trim().min(1);

/** A place of the text that the official fills in, the same for every recipient. */
export const NoticeField = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9_]*$/),
  label: text,
  example: text,
});
export type NoticeField = z.infer<typeof NoticeField>;

/** A kind of notice as the office writes it again and again: `templates/notices/<id>.yaml`. */
export const NoticeKind = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: text,
  topic: Topic,
  fields: z.array(NoticeField).default([]),
  text: z.string().min(1),
  /** labels of answers that are offered under the text */
  buttons: z.array(text.max(100)).max(5).default([]),
});
export type NoticeKind = z.infer<typeof NoticeKind>;
