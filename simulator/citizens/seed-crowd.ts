import { z } from 'zod';
import { citizensOf, getOa, type Platform } from '../world/platform.js';
import type { Citizen } from '../world/state.js';

const day = 24 * 3_600_000;

/** What somebody of the crowd is to the OA. Each but the first three cannot be reached by a consultation message. */
export const CrowdState = z.enum([
  'free', // wrote within 48 hours
  'open', // wrote within 7 days
  'welcome', // follows, never wrote
  'silent', // wrote within a year
  'forgotten', // wrote more than a year ago
  'unfollowed',
  'blocked',
  'restricted',
  'banned',
  'stranger', // neither follows nor ever wrote
]);
export type CrowdState = z.infer<typeof CrowdState>;

const share = z.number().min(0);
const usualShares: Record<CrowdState, number> = {
  ...{ free: 20, open: 10, welcome: 15, silent: 30, forgotten: 5 },
  ...{ unfollowed: 7, blocked: 4, restricted: 2, banned: 1, stranger: 6 },
};

export const CrowdPlan = z.strictObject({
  count: z.int().min(1).max(500_000),
  /** the weight of each state; what is not named is left out, without any the usual mixture */
  shares: z
    .partialRecord(CrowdState, share)
    .refine((shares) => Object.values(shares).some((weight) => weight > 0), 'nobody is left')
    .default(usualShares),
  /** of a hundred, how many have their phone off and a known number */
  phoneOff: share.max(100).default(3),
  withPhone: share.max(100).default(60),
});
export type CrowdPlan = z.infer<typeof CrowdPlan>;

/** A fraction from 0 to 1 that is always the same for a number and a purpose. */
function chance(index: number, purpose: number): number {
  let mixed = Math.imul(index + 1, 2_654_435_761) ^ Math.imul(purpose + 1, 40_503_971);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 2_246_822_519);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 3_266_489_917);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}

function stateOf(index: number, shares: CrowdPlan['shares']): CrowdState {
  const entries = CrowdState.options.map((state) => [state, shares[state] ?? 0] as const);
  let left = chance(index, 0) * entries.reduce((sum, [, weight]) => sum + weight, 0);
  const found = entries.find(([, weight]) => {
    left -= weight;
    return left < 0;
  });
  return found?.[0] ?? 'free';
}

/** Within these days the last interaction lies; an hour is kept from each edge, so that a test has time. */
const silence: Partial<Record<CrowdState, [number, number]>> = {
  ...{ free: [0, 2], open: [2, 7], silent: [7, 365], forgotten: [365, 1000] },
  ...{ unfollowed: [3, 300], blocked: [0, 2], restricted: [0, 2], banned: [0, 2] },
};

function toContact(state: CrowdState, index: number, now: number): Partial<Citizen> {
  const range = silence[state];
  if (range === undefined) return { follows: state === 'welcome' };
  const [from, to] = range;
  const edge = 1 / 24;
  const lastInteractionAt = Math.round(now - (from + edge + chance(index, 1) * (to - from - 2 * edge)) * day);
  if (state === 'unfollowed') return { lastInteractionAt, unfollowedAt: lastInteractionAt + day };
  const standing = state === 'blocked' || state === 'restricted' || state === 'banned' ? state : 'normal';
  return { lastInteractionAt, standing, follows: chance(index, 2) < 0.9 };
}

function invent(
  oaId: string,
  index: number,
  { shares, phoneOff, withPhone }: CrowdPlan,
  now: number,
): Citizen {
  const digits = String(index).padStart(17, '0');
  const hasPhone = chance(index, 3) * 100 < withPhone;
  return {
    oaId,
    userId: `60${digits}`,
    userIdByApp: `7${digits}`,
    name: `Người dân ${index + 1}`,
    ...(hasPhone && { phone: `8491${String(index).padStart(7, '0')}` }),
    welcomesUsed: 0,
    phoneOff: chance(index, 4) * 100 < phoneOff,
    standing: 'normal',
    follows: false,
    tags: [],
    alias: '',
    sharedInfo: {},
    age: 13 + Math.floor(chance(index, 5) * 75),
    gender: chance(index, 6) < 0.5 ? 'male' : 'female',
    city: [4, 9, 20, 57][Math.floor(chance(index, 7) * 4)] ?? 4,
    crowd: true,
    ...toContact(stateOf(index, shares), index, now),
  };
}

/** Adds people to an OA without telling the product of them. The same plan makes the same people. */
export function seedCrowd(platform: Platform, oaId: string, plan: CrowdPlan): Record<string, number> {
  getOa(platform, oaId);
  const first = [...crowdOf(platform, oaId)].length;
  const now = platform.clock.now();
  const counts: Record<string, number> = {};
  for (let index = first; index < first + plan.count; index += 1) {
    platform.people.add(invent(oaId, index, plan, now));
    const state = stateOf(index, plan.shares);
    counts[state] = (counts[state] ?? 0) + 1;
  }
  platform.touch();
  return counts;
}

/** Those of an OA who were seeded. */
export function* crowdOf(platform: Platform, oaId: string): Iterable<Citizen> {
  for (const citizen of citizensOf(platform, oaId)) if (citizen.crowd) yield citizen;
}
