import type { OaId } from '../ids.js';
import type { Budget } from './budget.js';
import type { QuotasLeft } from './platform-quotas.js';
import { type QuotaCounters, quotaKeys } from './quota-counters.js';
import type { Way } from './way.js';

/** What was taken for one message; `undo` gives it back when it was not used. */
export type Spent = { kind: 'taken'; costVnd: number; undo(): Promise<void> };
export type NotSpent = { kind: 'refused'; reason: 'quota-used-up' | 'over-budget' | 'template-shut' };

/** Limits of an account's counters as the platform's word puts them; null: it does not say. */
export type Limits = { consultation: number | null; templates: number | null };

export type Purse = {
  counters: QuotaCounters;
  oaId: OaId;
  budget: Budget;
  limits: Limits;
  prices: Readonly<Record<Way, number | null>>;
  now: number;
};

/** What the platform says is left counts from what we have counted so far. */
export async function toLimits(
  counters: Pick<QuotaCounters, 'used'>,
  oaId: OaId,
  { left, now }: { left: QuotasLeft | null; now: number },
): Promise<Limits> {
  const limitOf = async (quota: { left: number } | null | undefined, key: string) =>
    quota ? quota.left + (await counters.used(key)) : null;
  return {
    consultation: await limitOf(left?.consultation, quotaKeys.consultation(oaId, now)),
    templates: await limitOf(left?.templates, quotaKeys.templates(oaId, now)),
  };
}

/** Takes what one message costs before it leaves, so that we refuse before the platform does. */
export async function spend(purse: Purse, way: Way): Promise<Spent | NotSpent> {
  const { counters, oaId, limits, now } = purse;
  switch (way) {
    case 'free':
    case 'state':
      return { kind: 'taken', costVnd: 0, undo: async () => undefined };
    case 'paid': {
      // what the package includes comes first, then money
      const key = quotaKeys.consultation(oaId, now);
      if (limits.consultation !== null && (await counters.take(key, 1, limits.consultation)))
        return { kind: 'taken', costVnd: 0, undo: () => counters.giveBack(key, 1) };
      return pay(purse, way);
    }
    case 'uidTemplate':
    case 'phoneTemplate':
      return spendTemplate(purse, way);
  }
}

async function spendTemplate(purse: Purse, way: Way): Promise<Spent | NotSpent> {
  const { counters, oaId, limits, now } = purse;
  if (limits.templates === null) return pay(purse, way);
  const key = quotaKeys.templates(oaId, now);
  if (!(await counters.take(key, 1, limits.templates))) return { kind: 'refused', reason: 'quota-used-up' };
  const paid = await pay(purse, way);
  if (paid.kind === 'refused') {
    await counters.giveBack(key, 1);
    return paid;
  }
  return {
    ...paid,
    async undo() {
      await Promise.all([paid.undo(), counters.giveBack(key, 1)]);
    },
  };
}

async function pay({ budget, prices }: Purse, way: Way): Promise<Spent | NotSpent> {
  const costVnd = prices[way];
  if (costVnd === null) return { kind: 'refused', reason: 'template-shut' };
  if (!(await budget.take(costVnd))) return { kind: 'refused', reason: 'over-budget' };
  return { kind: 'taken', costVnd, undo: () => budget.giveBack(costVnd) };
}
