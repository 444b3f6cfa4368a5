import type { OaId } from '../ids.js';
import type { Office } from '../offices/office.js';
import type { Run } from './leave.js';
import type { Notice } from './notice.js';
import type { PlatformQuotas } from './platform-quotas.js';
import { toPrices } from './prices.js';
import type { QuotaCounters } from './quota-counters.js';
import { toLimits } from './spend.js';
import type { NoticeWays, Way } from './way.js';

export type OpenRunDeps = {
  counters: QuotaCounters;
  quotas: PlatformQuotas;
  terms: NoticeWays;
  isState(oaId: OaId): Promise<boolean>;
  now: () => number;
};

const COSTS_NOTHING: ReadonlySet<Way> = new Set(['free', 'state']);

/** What a notice needs to know of its account to be sent. The platform is asked only where something may cost. */
export async function openRun(deps: OpenRunDeps, notice: Notice, office: Office): Promise<Omit<Run, 'turn'>> {
  const { counters, terms, now } = deps;
  const { oaId } = office;
  const word = await wordOf(deps, notice, oaId);
  const limits = await toLimits(counters, oaId, { left: word.left, now: now() });
  return {
    ...{ notice, office, rules: { terms, isState: await deps.isState(oaId) } },
    purse: { counters, oaId, notice, limits, prices: toPrices(notice, terms, word.templates) },
  };
}

/** A platform that does not say leaves our own table and the money of the notice as limits. */
async function wordOf({ quotas }: OpenRunDeps, { content }: Notice, oaId: OaId) {
  if (content.ways.every((way) => COSTS_NOTHING.has(way))) return { templates: [], left: null };
  const [templates, left] = await Promise.all([quotas.templates(oaId), quotas.left(oaId)]);
  return {
    templates: 'kind' in templates ? [] : templates,
    left: 'kind' in left ? null : left,
  };
}
