import type { ChatFacts } from '../src/notices/contact.js';
import { LIFTED_PER_MINUTE, now, openNoticeWorld, releaseNotice, untilNotice } from './notice-world.js';
import { startStubPlatform } from './stub-platform.js';

const CITIZENS = 50_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Enough for half of those whom a message costs something. */
const BUDGET_VND = 137_500;
const BLOCKED = -217;
const UNFOLLOWED = -213;

/** In every twenty: eight who can be written to, two for money, and one or two of each who cannot. */
const MIX: readonly Partial<ChatFacts>[] = [
  ...Array.from({ length: 8 }, () => ({})),
  ...[3, 3, 10, 10, 400].map((days) => ({ lastInteractionAt: now() - days * DAY_MS })),
  ...[{ lastInteractionAt: null }, { lastInteractionAt: null }, { following: false }, { optedOut: true }],
  ...[{ leftTopics: ['warnings' as const] }, {}, {}],
];

/** Whom the platform refuses, although nobody told us. */
const refusalOf = (n: number): number | undefined =>
  n % MIX.length === 18 ? BLOCKED : n % MIX.length === 19 ? UNFOLLOWED : undefined;

export type MixFigures = {
  rows: number;
  /** rows without an end, and citizens who got it more than once: both have to be none */
  open: number;
  twice: number;
  ends: { end: string; count: number }[];
};

/** One notice to 50,000 in mixed states, as fast as it goes; what became of each. */
export async function measureMix(): Promise<MixFigures> {
  const times = new Map<string, number>();
  const platform = await startStubPlatform(
    (userId) => void times.set(userId, (times.get(userId) ?? 0) + 1),
    (userId) => refusalOf(Number(userId.slice(1))),
  );
  const world = await openNoticeWorld({
    ...{ platformUrl: platform.url, citizens: CITIZENS, perMinute: LIFTED_PER_MINUTE },
    factsOf: (n) => MIX[n % MIX.length] ?? {},
  });
  await releaseNotice(world, { ways: ['free', 'paid'], budgetVnd: BUDGET_VND });
  await untilNotice(world, 'done');
  const counts = await world.rows.counts('n');
  const open = await world.rows.countOpen('n');
  await world.close();
  await platform.close();
  return {
    rows: counts.reduce((sum, { count }) => sum + count, 0),
    open,
    twice: [...times.values()].filter((one) => one > 1).length,
    ends: counts.map(({ way, state, reason, count }) => ({
      end: [state, reason, way].filter((part) => part !== null).join(', '),
      count,
    })),
  };
}
