import type { OaId } from '../ids.js';
import type { Office } from '../offices/office.js';
import { type Asked, askPlatform, toWord } from './account-word.js';
import { createNoticeBudget } from './budget.js';
import type { Run } from './leave.js';
import type { Notice } from './notice.js';
import type { NoticeRowStore } from './notice-row-store.js';
import type { PlatformQuotas } from './platform-quotas.js';
import { toPrices } from './prices.js';
import type { QuotaCounters } from './quota-counters.js';
import { toLimits } from './spend.js';
import { shutBy, templateFaults } from './template-faults.js';
import type { NoticeWays, TemplateWay, Way } from './way.js';

export type OpenRunDeps = {
  rows: Pick<NoticeRowStore, 'spentVnd'>;
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
  const isFree = notice.content.ways.every((way) => COSTS_NOTHING.has(way));
  const spentVnd = isFree ? 0 : await deps.rows.spentVnd(notice.noticeId);
  const budget = createNoticeBudget({ limitVnd: notice.budgetVnd, spentVnd });
  const asked = isFree ? NOT_ASKED : await askPlatform(deps.quotas, oaId);
  const word = toWord(asked);
  const limits = await toLimits(counters, oaId, { left: word.left, now: now() });
  // what is refused now may be mended: those rows wait, and only what the platform says of a template shuts its way
  const isSilent = 'kind' in asked.templates;
  const shut = isSilent ? NONE : shutBy(templateFaults({ notice, office }, asked.templates));
  return {
    ...{ notice, office, rules: { terms, isState: await deps.isState(oaId), shut } },
    templatesKnown: !isSilent,
    purse: { counters, oaId, budget, limits, prices: toPrices(notice, terms, word.templates) },
  };
}

const NONE: ReadonlySet<TemplateWay> = new Set();
const NOT_ASKED: Asked = { templates: [], left: { consultation: null, templates: null, broadcasts: null } };
