import type { Refused } from './article-broadcaster.js';
import type { Notice } from './notice.js';
import type { ApprovedTemplate, QuotasLeft } from './platform-quotas.js';
import type { PlanSummary } from './summarise-plan.js';
import type { NoticeWays } from './way.js';

/** Something without which a way is shut, and what having it would cost (VND). */
export type Missing =
  | { what: 'package'; yearlyVnd: number }
  | { what: 'account'; code: number }
  | { what: 'template'; way: 'uidTemplate' | 'phoneTemplate'; wouldReach: number; priceVnd: number }
  | { what: 'budget'; vnd: number };

export type Asked = { templates: readonly ApprovedTemplate[] | Refused; left: QuotasLeft | Refused };

/** Codes of the platform for a package that does not hold what is asked for (reference zalo-oa-api §8). */
const NO_PACKAGE: ReadonlySet<number> = new Set([-224, -135]);

/**
 * What keeps a notice from going to all whom it means, before anybody releases it: the office's package or account, an
 * approved template, money. Pure.
 */
export function whatIsMissing(
  notice: Pick<Notice, 'content' | 'budgetVnd'>,
  { summary, asked, terms }: { summary: PlanSummary; asked: Asked; terms: NoticeWays },
): Missing[] {
  return [
    ...missingAccount(asked, terms),
    ...missingTemplates(notice, { summary, asked, terms }),
    ...(summary.costVnd > notice.budgetVnd
      ? [{ what: 'budget' as const, vnd: summary.costVnd - notice.budgetVnd }]
      : []),
  ];
}

function missingAccount({ left }: Asked, { packages }: NoticeWays): Missing[] {
  if (!isRefused(left) || left.class !== 'human') return [];
  if (!NO_PACKAGE.has(left.code)) return [{ what: 'account', code: left.code }];
  return [{ what: 'package', yearlyVnd: Math.min(...packages.map(({ yearlyVnd }) => yearlyVnd)) }];
}

function missingTemplates(
  { content }: Pick<Notice, 'content'>,
  { summary, asked, terms }: { summary: PlanSummary; asked: Asked; terms: NoticeWays },
): Missing[] {
  const approved = isRefused(asked.templates) ? [] : asked.templates;
  const isUsable = (id: string | undefined) =>
    approved.some((one) => one.id === id && one.status === 'enabled');
  const silent = summary.skipped.find(({ reason }) => reason === 'silent-week')?.count ?? 0;
  const gone = summary.skipped.find(({ reason }) => reason === 'silent-year')?.count ?? 0;
  const lacking = [
    ...(isUsable(content.uidTemplate?.templateId) ? [] : [{ way: 'uidTemplate' as const, reached: silent }]),
    ...(isUsable(content.phoneTemplate?.templateId)
      ? []
      : [{ way: 'phoneTemplate' as const, reached: silent + gone }]),
  ];
  return lacking
    .filter(({ way, reached }) => reached > 0 || content.ways.includes(way))
    .map(({ way, reached }) => ({
      ...{ what: 'template' as const, way, wouldReach: reached },
      priceVnd: terms.ways[way].priceVnd * reached,
    }));
}

const isRefused = (answer: object): answer is Refused => 'kind' in answer && answer.kind === 'refused';
