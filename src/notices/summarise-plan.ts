import type { AccountWord } from './account-word.js';
import type { Contact } from './contact.js';
import type { ContactStore } from './contact-store.js';
import type { Notice } from './notice.js';
import type { SkipReason } from './notice-row.js';
import { partsOf } from './parts.js';
import { type PlanRules, planRow } from './plan-row.js';
import type { QuotasLeft } from './platform-quotas.js';
import { toPrices } from './prices.js';
import { isTemplateWay, type Way } from './way.js';

/** What a notice would do if it were released now. */
export type PlanSummary = {
  meant: number;
  byWay: { way: Way; count: number; costVnd: number }[];
  skipped: { reason: SkipReason; count: number }[];
  /** the most it can cost, the package's own allowance not counted */
  costVnd: number;
  /** the first few who are meant, for a look; ids only */
  sample: Contact['conversationId'][];
};

const STRETCH = 1_000;
const SAMPLE = 5;

/**
 * Counts, before release, how many a notice reaches by which way, what that costs, and who is left out and why. Writes
 * nothing; holds a stretch of contacts at a time.
 */
export async function summarisePlan(
  contacts: Pick<ContactStore, 'page'>,
  notice: Notice,
  { rules, word }: { rules: PlanRules; word: AccountWord },
): Promise<PlanSummary> {
  const ways = new Map<Way, number>();
  const skipped = new Map<SkipReason, number>();
  const sample: Contact['conversationId'][] = [];
  let after: string | null = null;
  for (;;) {
    const stretch: Contact[] = await contacts.page(notice.officeId, after, STRETCH);
    for (const row of stretch.flatMap((contact) => planRow(notice, contact, rules) ?? [])) {
      if (sample.length < SAMPLE) sample.push(row.conversationId);
      if (row.state === 'skipped') add(skipped, row.reason as SkipReason);
      else if (row.way) add(ways, row.way);
    }
    after = stretch.at(-1)?.conversationId ?? null;
    if (after === null) break;
  }
  const prices = toPrices(notice, rules.terms, word.templates);
  const messages = partsOf(notice.content, 'paid').length;
  return toSummary({ ways, skipped, sample, messages }, prices, word.left);
}

const add = <K>(counts: Map<K, number>, key: K) => counts.set(key, (counts.get(key) ?? 0) + 1);

function toSummary(
  counted: {
    ways: Map<Way, number>;
    skipped: Map<SkipReason, number>;
    sample: Contact['conversationId'][];
    /** in how many messages the notice goes outside of templates */
    messages: number;
  },
  prices: Readonly<Record<Way, number | null>>,
  left: QuotasLeft | null,
): PlanSummary {
  const byWay = [...counted.ways].map(([way, count]) => {
    const included = way === 'paid' ? (left?.consultation?.left ?? 0) : 0;
    const messages = count * (isTemplateWay(way) ? 1 : counted.messages);
    return { way, count, costVnd: Math.max(0, messages - included) * (prices[way] ?? 0) };
  });
  const skipped = [...counted.skipped].map(([reason, count]) => ({ reason, count }));
  const sum = (counts: readonly { count: number }[]) => counts.reduce((total, { count }) => total + count, 0);
  return {
    meant: sum(byWay) + sum(skipped),
    ...{ byWay, skipped, sample: counted.sample },
    costVnd: byWay.reduce((total, { costVnd }) => total + costVnd, 0),
  };
}
