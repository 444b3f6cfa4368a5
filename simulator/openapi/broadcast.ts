import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import type { Article, Broadcast } from '../world/articles.js';
import { newHexId } from '../world/new-ids.js';
import { addMessage, citizensOf, type Platform } from '../world/platform.js';
import { oaStateOf } from '../world/state.js';
import { fits } from '../world/target.js';
import { isNight, toMonth, toMorning } from '../world/windows.js';
import { getArticle } from './articles.js';
import { type Call, readInput } from './call.js';
import { Refused } from './refused.js';

/** A number or several in one string: `"3,4"`. Arrays and bare numbers have been seen and are not in the documents. */
const list = z.string().regex(/^\d{1,2}(,\d{1,2})*$/, 'expected a string of numbers with commas');

const Body = z.strictObject({
  recipient: z.strictObject({
    target: z.strictObject({
      ages: list.optional(),
      gender: z.enum(['0', '1', '2']).optional(),
      locations: list.optional(),
      cities: list.optional(),
      platform: list.optional(),
    }),
  }),
  message: z.strictObject({
    attachment: z.strictObject({
      type: z.literal('template'),
      payload: z.strictObject({
        template_type: z.literal('media'),
        elements: z
          .array(z.strictObject({ media_type: z.literal('article'), attachment_id: z.string().min(1) }))
          .min(1)
          .max(5),
      }),
    }),
  }),
});

/** After so many followers others get their turn. */
const atOnce = 500;

const isForbidden = ({ title, description, paragraphs }: Article, words: readonly string[]): boolean => {
  const said = [title, description, ...paragraphs].join('\n').normalize('NFC').toLowerCase();
  return words.some((word) => said.includes(word.normalize('NFC').toLowerCase()));
};

function useMonth({ platform, oa }: Call): void {
  const state = oaStateOf(platform.state, oa.oaId);
  const month = toMonth(platform.clock.now());
  if (state.broadcastMonth !== month) Object.assign(state, { broadcastMonth: month, broadcastsUsed: 0 });
  if (state.broadcastsUsed >= oa.broadcastsPerMonth) {
    throw new Refused(-211, `all ${oa.broadcastsPerMonth} broadcasts of the month are used up`);
  }
  state.broadcastsUsed += 1;
}

/** `POST /v2.0/oa/message` with a target: articles to the followers whom it fits, after the platform looked at them. */
export function broadcast(call: Call) {
  const { recipient, message } = readInput(Body, call.input);
  const { platform, oa } = call;
  const articles = message.attachment.payload.elements.map((one) => getArticle(call, one.attachment_id));
  const at = platform.clock.now();
  if (articles.some(({ readyAt }) => readyAt > at))
    throw new Refused(-214, 'an article is not processed yet');
  if (articles.some((article) => isForbidden(article, platform.config.forbiddenWords)))
    throw new Refused(-248, 'an article has a forbidden word', 'Violates our platform standards');
  if (isNight(at)) throw new Refused(-234, 'broadcasts rest from 22:00 to 06:00');
  useMonth(call);
  const target = Object.fromEntries(
    Object.entries(recipient.target).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
  const dueAt = at + platform.config.reviewMs;
  const articleIds = articles.map(({ id }) => id);
  const row: Broadcast = { id: newHexId(), oaId: oa.oaId, articleIds, target, at, dueAt, reached: 0 };
  platform.state.broadcasts.push(row);
  platform.touch();
  waitFor(platform, row);
  return { message_id: row.id, sent_time: String(at) };
}

/** Lets a broadcast leave at its time; one whose time comes at night leaves in the morning. */
function waitFor(platform: Platform, row: Broadcast): void {
  platform.clock.schedule(row.dueAt, async () => {
    const now = platform.clock.now();
    if (!isNight(now)) return await sendOut(platform, row);
    row.dueAt = toMorning(now);
    platform.touch();
    waitFor(platform, row);
  });
}

/** Takes up the broadcasts that a restart interrupted before they left. */
export function resumeBroadcasts(platform: Platform): void {
  for (const row of platform.state.broadcasts) if (row.sentAt === undefined) waitFor(platform, row);
}

async function sendOut(platform: Platform, row: Broadcast): Promise<void> {
  const articles = platform.state.articles.filter(({ id }) => row.articleIds.includes(id));
  row.sentAt = platform.clock.now();
  const elements = articles.map(({ id, title, description, coverUrl }) => ({
    title,
    subtitle: description,
    imageUrl: coverUrl,
    action: { title, type: 'oa.open.url' as const, payload: { url: `${platform.publicUrl}/articles/${id}` } },
  }));
  for (const citizen of citizensOf(platform, row.oaId).filter((one) => fits(one, row.target))) {
    addMessage(platform, { citizen, from: 'oa', content: { kind: 'article', elements }, way: 'article' });
    row.reached += 1;
    if (row.reached % atOnce === 0) await setImmediate();
  }
  platform.touch();
}
