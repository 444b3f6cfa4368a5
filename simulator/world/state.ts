import { z } from 'zod';
import { Article, Broadcast } from './articles.js';

/** What a press on a button or list element does; `payload` is as the product sent it. */
export const ButtonAction = z.object({
  title: z.string(),
  type: z.enum(['oa.query.show', 'oa.query.hide', 'oa.open.url', 'oa.open.phone', 'oa.open.sms']),
  payload: z.union([
    z.string(),
    z.object({
      url: z.string().optional(),
      phone_code: z.string().optional(),
      content: z.string().optional(),
    }),
  ]),
});
export type ButtonAction = z.infer<typeof ButtonAction>;

export const ListElement = z.object({
  title: z.string(),
  subtitle: z.string().optional(),
  imageUrl: z.string().optional(),
  action: ButtonAction.optional(),
});
export type ListElement = z.infer<typeof ListElement>;

/** What a message shows, whoever wrote it. */
export const Content = z.object({
  kind: z.enum([
    ...['text', 'image', 'gif', 'file', 'audio', 'video', 'sticker', 'location'],
    ...['link', 'card', 'list', 'form', 'template', 'article'],
  ] as const),
  text: z.string().optional(),
  url: z.string().optional(),
  name: z.string().optional(),
  size: z.number().optional(),
  checksum: z.string().optional(),
  stickerId: z.string().optional(),
  latitude: z.string().optional(),
  longitude: z.string().optional(),
  /** of a template */
  title: z.string().optional(),
  rows: z.array(z.object({ key: z.string(), value: z.string() })).default([]),
  buttons: z.array(ButtonAction).default([]),
  elements: z.array(ListElement).default([]),
});
export type Content = z.infer<typeof Content>;

export const ChatMessage = Content.extend({
  id: z.string(),
  oaId: z.string(),
  userId: z.string(),
  from: z.enum(['oa', 'citizen']),
  at: z.number(),
  quoteId: z.string().optional(),
  /** sent by a `hide` button: the OA has it, the citizen sees no bubble */
  hidden: z.boolean().default(false),
  receivedAt: z.number().optional(),
  seenAt: z.number().optional(),
  reactions: z.array(z.string()).default([]),
});
export type ChatMessage = z.infer<typeof ChatMessage>;

/** How a citizen stands to an OA beyond following it; each but `normal` refuses messages with a code of its own. */
export const Standing = z.enum(['normal', 'blocked', 'restricted', 'banned']);
export type Standing = z.infer<typeof Standing>;

/** One person in the namespace of one OA. Names are made up. */
export const Citizen = z.object({
  oaId: z.string(),
  userId: z.string(),
  userIdByApp: z.string(),
  name: z.string(),
  phone: z.string().optional(),
  /** set for web chat without log-in: every message then belongs to this conversation */
  conversationId: z.string().optional(),
  follows: z.boolean().default(false),
  unfollowedAt: z.number().optional(),
  lastInteractionAt: z.number().optional(),
  welcomesUsed: z.number().default(0),
  /** with the phone off nothing is received or seen */
  phoneOff: z.boolean().default(false),
  standing: Standing.default('normal'),
  tags: z.array(z.string()).default([]),
  alias: z.string().default(''),
  sharedInfo: z.record(z.string(), z.string()).default({}),
  /** what the platform knows for the targets of a broadcast */
  age: z.number().optional(),
  gender: z.enum(['male', 'female']).optional(),
  /** 0–63, the platform's list of provinces before 2025 */
  city: z.number().optional(),
  /** one of many that were made for a test of size; the page does not show them */
  crowd: z.boolean().default(false),
});
export type Citizen = z.infer<typeof Citizen>;

const OaState = z.object({
  /** turned off by the platform when the last retry failed; an administrator turns it on again */
  webhookOn: z.boolean().default(true),
  tags: z.array(z.string()).default([]),
  subQuotaMonth: z.string().default(''),
  subQuotaUsed: z.number().default(0),
  templateDay: z.string().default(''),
  templatesUsed: z.number().default(0),
  zbsSpent: z.number().default(0),
  broadcastMonth: z.string().default(''),
  broadcastsUsed: z.number().default(0),
});
export type OaState = z.infer<typeof OaState>;

/** A permission code or a token, kept after its use so that reuse and ignorance are told apart. */
const Grant = z.object({
  kind: z.enum(['code', 'access', 'refresh']),
  value: z.string(),
  oaId: z.string(),
  expiresAt: z.number(),
  spent: z.boolean().default(false),
  challenge: z.string().optional(),
});
export type Grant = z.infer<typeof Grant>;

/** Something the OA uploaded to send later; it dies after seven days. */
const Upload = z.object({
  id: z.string(),
  oaId: z.string(),
  kind: z.enum(['image', 'gif', 'file']),
  url: z.string(),
  name: z.string(),
  size: z.number(),
  checksum: z.string(),
  expiresAt: z.number(),
});
export type Upload = z.infer<typeof Upload>;

/** One posting of a webhook, or the try of it. */
const Attempt = z.object({
  at: z.number(),
  ms: z.number(),
  outcome: z.enum(['answered', 'late', 'broken', 'unconnected']),
  status: z.number().optional(),
  detail: z.string().optional(),
});
export type Attempt = z.infer<typeof Attempt>;

/** A webhook on its way: the exact bytes, its headers, and what became of it. */
export const Delivery = z.object({
  id: z.string(),
  oaId: z.string(),
  userId: z.string(),
  eventName: z.string(),
  body: z.string(),
  headers: z.record(z.string(), z.string()),
  createdAt: z.number(),
  attempts: z.array(Attempt).default([]),
  /** `refused`: answered, but not with 200 in time, and not to be retried; `abandoned`: the retries ran out */
  status: z.enum(['waiting', 'delivered', 'refused', 'dropped', 'abandoned']),
  nextAt: z.number().optional(),
});
export type Delivery = z.infer<typeof Delivery>;

/** All that survives a restart of the simulator. */
export const State = z.object({
  clockOffset: z.number().default(0),
  oas: z.record(z.string(), OaState).default({}),
  citizens: z.array(Citizen).default([]),
  messages: z.array(ChatMessage).default([]),
  grants: z.array(Grant).default([]),
  uploads: z.array(Upload).default([]),
  articles: z.array(Article).default([]),
  broadcasts: z.array(Broadcast).default([]),
  /** webhooks that wait for their next try */
  waiting: z.array(Delivery).default([]),
});
export type State = z.infer<typeof State>;

/** The state of an OA, made on first use. */
export function oaStateOf(state: State, oaId: string): OaState {
  const existing = state.oas[oaId];
  if (existing !== undefined) return existing;
  const created = OaState.parse({});
  state.oas[oaId] = created;
  return created;
}
