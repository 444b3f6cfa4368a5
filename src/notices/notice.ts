import { z } from 'zod';
import { NoticeTopic as Topic } from '../flow/notice-topic.js';
import { OfficeId } from '../ids.js';
import { Audience } from './audience.js';
import { ArticleDraft } from './notice-article.js';
import { NoticeFile } from './notice-file.js';
import { Way } from './way.js';

const at = z.int().nonnegative();

/** Where a notice stands; see decision 35. */
export const NoticeState = z.enum([
  'draft',
  'submitted',
  /** released by a second official; its rows are being planned */
  'released',
  /** planned, waits for its hour */
  'scheduled',
  'sending',
  'stopped',
  'done',
  /** given up: nothing more is sent */
  'dropped',
]);
export type NoticeState = z.infer<typeof NoticeState>;

/** An approved template of the platform, and what of the notice goes into which of its places. */
export const BoundTemplate = z.strictObject({
  templateId: z.string().regex(/^[\w-]{1,64}$/),
  /** place of the template -> text with places of the notice */
  data: z.record(z.string(), z.string()),
});
export type BoundTemplate = z.infer<typeof BoundTemplate>;

/** What is said, and how. */
export const NoticeContent = z.strictObject({
  kindId: z.string(),
  topic: Topic,
  title: z.string().max(150),
  text: z.string(),
  /** what the official filled in for the kind's own places */
  fields: z.record(z.string(), z.string()),
  /** answers that are offered; a tap comes back with the notice's id */
  buttons: z.array(z.string()),
  ways: z.array(Way),
  uidTemplate: BoundTemplate.nullable(),
  phoneTemplate: BoundTemplate.nullable(),
  /** goes before the words or around them; no template carries it. Older notices have none of these */
  picture: NoticeFile.nullable().default(null),
  /** goes after the words */
  file: NoticeFile.nullable().default(null),
  article: ArticleDraft.nullable().default(null),
});
export type NoticeContent = z.infer<typeof NoticeContent>;

export const NoticeAction = z.enum([
  'write',
  'edit',
  'submit',
  'sendBack',
  'release',
  'planned',
  'begin',
  'stop',
  'resume',
  'retry',
  'finish',
  'drop',
]);
export type NoticeAction = z.infer<typeof NoticeAction>;

/** One line of the history, which only grows. `by` is a username, null for the clock and the worker. */
export const NoticeEntry = z.object({
  seq: z.int().positive(),
  at,
  by: z.string().nullable(),
  action: NoticeAction,
  note: z.string().optional(),
});
export type NoticeEntry = z.infer<typeof NoticeEntry>;

/** An official's message to many. `version` grows with every change; whoever changes names the version that they saw. */
export const Notice = z.object({
  noticeId: z.string(),
  officeId: OfficeId,
  version: z.int().positive(),
  state: NoticeState,
  author: z.string(),
  content: NoticeContent,
  audience: Audience,
  /** not before this moment; null: as soon as it is released */
  sendAt: at.nullable(),
  /** the most that it may cost (VND) */
  budgetVnd: z.int().nonnegative(),
  releasedBy: z.string().nullable(),
  /** the conversation up to which rows have been planned; null: none yet */
  plannedUpTo: z.string().nullable(),
  history: z.array(NoticeEntry),
  createdAt: at,
  updatedAt: at,
});
export type Notice = z.infer<typeof Notice>;

/** Sent, or given up: it moves no more unless somebody tries those again whom it did not reach. */
export const isOver = ({ state }: Pick<Notice, 'state'>): boolean => state === 'done' || state === 'dropped';
