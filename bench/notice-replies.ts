import { percentile } from './figures.js';
import { now, openNoticeWorld, releaseNotice, untilNotice } from './notice-world.js';
import { APP_ID, OA_ID, OA_SECRET } from './product.js';
import { createReplyCounter, type ReplyCounter } from './reply-counter.js';
import { startStubPlatform } from './stub-platform.js';
import { pause } from './system.js';
import { prepareTalk } from './talk.js';
import { createWebhookSender } from './webhook-sender.js';

const CITIZENS = 200;
/** Somebody reads, thinks and types. */
const BETWEEN_TURNS_MS = 20_000;
const COUNTED_MS = 90_000;
const PER_MINUTE = 2_000;
const MINUTE_MS = 60_000;

type Figures = { turns: number; p50: number; p95: number };

type Outcome = {
  idle: Figures;
  beside: Figures;
  /** the most calls that the platform saw within any minute */
  fullestMinute: number;
  /** messages of the notice in a minute, beside the chats */
  notices: number;
};

/** 200 citizens chat at the pace of people, first alone, then while a notice goes to many at the package's limit. */
export async function measureReplies(): Promise<Outcome> {
  const counter = createReplyCounter();
  const calls: number[] = [];
  let ofNotice = 0;
  const platform = await startStubPlatform((userId) => {
    calls.push(performance.now());
    if (userId.startsWith('c')) ofNotice += 1;
    counter.arrived(userId);
  });
  const world = await openNoticeWorld({
    ...{ platformUrl: platform.url, roles: ['web', 'worker'] },
    ...{ citizens: PER_MINUTE * 10, perMinute: PER_MINUTE },
  });
  const chat = createChat(world.port, counter);
  const idle = await chat();
  await releaseNotice(world);
  await untilNotice(world, 'sending');
  const [before, began] = [ofNotice, performance.now()];
  const beside = await chat();
  const notices = ((ofNotice - before) / (performance.now() - began)) * MINUTE_MS;
  await world.close();
  await platform.close();
  return { idle, beside, fullestMinute: fullest(calls), notices };
}

/** Lets everybody chat for a while, each going on where they stopped, and says how long they waited. */
function createChat(port: number, counter: ReplyCounter): () => Promise<Figures> {
  const talk = prepareTalk('templates');
  const send = createWebhookSender({ port, appId: APP_ID, oaId: OA_ID, oaSecret: OA_SECRET, now });
  const turns = new Map<string, number>();

  async function oneTurn(user: string): Promise<number> {
    const turn = turns.get(user) ?? 0;
    turns.set(user, turn + 1);
    const { text, replies } = talk[turn % talk.length] ?? { text: 'menu', replies: 1 };
    const began = performance.now();
    const answered = counter.wait(user, replies);
    await send(user, text);
    await answered;
    return performance.now() - began;
  }

  return async () => {
    const waits: number[] = [];
    const end = performance.now() + COUNTED_MS;
    const live = async (_: unknown, n: number) => {
      await pause((BETWEEN_TURNS_MS * n) / CITIZENS);
      while (performance.now() < end) {
        waits.push(await oneTurn(`8${String(n).padStart(6, '0')}`));
        await pause(BETWEEN_TURNS_MS);
      }
    };
    await Promise.all(Array.from({ length: CITIZENS }, live));
    return { turns: waits.length, p50: percentile(waits, 0.5), p95: percentile(waits, 0.95) };
  };
}

/** The most calls within any minute. */
function fullest(calls: readonly number[]): number {
  let [most, first] = [0, 0];
  for (const [last, at] of calls.entries()) {
    while ((calls[first] ?? at) <= at - MINUTE_MS) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}
