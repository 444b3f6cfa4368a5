import type { Asked } from './account-word.js';
import type { Refused } from './article-broadcaster.js';
import type { Notice } from './notice.js';
import type { SkipReason } from './notice-row.js';
import type { PlanSummary } from './summarise-plan.js';
import type { TemplateFault } from './template-faults.js';
import type { NoticeWays } from './way.js';

/** Something without which a way is shut, and what having it would cost (VND). */
export type Missing =
  | { what: 'package'; yearlyVnd: number }
  | { what: 'account'; code: number }
  | { what: 'template'; way: 'uidTemplate' | 'phoneTemplate'; wouldReach: number; priceVnd: number }
  | { what: 'soundTemplate'; fault: TemplateFault }
  | { what: 'broadcasts'; total: number }
  | { what: 'budget'; vnd: number }
  | { what: 'nobody' };

export type Foreseen = {
  summary: PlanSummary;
  asked: Asked;
  /** what the platform says against the templates that are bound */
  faults: readonly TemplateFault[];
  terms: NoticeWays;
};

/** Codes of the platform for a package that does not hold what is asked for (reference zalo-oa-api §8). */
const NO_PACKAGE: ReadonlySet<number> = new Set([-224, -135]);

/**
 * What keeps a notice from going to all whom it means, before anybody releases it: the office's package or account, an
 * approved template, money. Pure.
 */
export function whatIsMissing(notice: Pick<Notice, 'content' | 'budgetVnd'>, foreseen: Foreseen): Missing[] {
  const { summary, asked, faults, terms } = foreseen;
  const { content } = notice;
  return [
    ...(summary.meant === 0 && content.ways.length > 0 ? [{ what: 'nobody' as const }] : []),
    ...missingAccount(asked, terms),
    ...faults.map((fault) => ({ what: 'soundTemplate' as const, fault })),
    ...missingTemplates(notice, foreseen),
    ...missingBroadcasts(notice, asked),
    ...(summary.costVnd > notice.budgetVnd
      ? [{ what: 'budget' as const, vnd: summary.costVnd - notice.budgetVnd }]
      : []),
  ];
}

/** The number of the month; one that nobody knows is not missed. */
function missingBroadcasts({ content }: Pick<Notice, 'content'>, { left }: Asked): Missing[] {
  if (!content.article || isRefused(left) || !left.broadcasts || left.broadcasts.left > 0) return [];
  return [{ what: 'broadcasts', total: left.broadcasts.total }];
}

function missingAccount({ left }: Asked, { packages }: NoticeWays): Missing[] {
  if (!isRefused(left) || left.class !== 'human') return [];
  if (!NO_PACKAGE.has(left.code)) return [{ what: 'account', code: left.code }];
  return [{ what: 'package', yearlyVnd: Math.min(...packages.map(({ yearlyVnd }) => yearlyVnd)) }];
}

function missingTemplates(
  { content }: Pick<Notice, 'content'>,
  { summary, asked, terms }: Foreseen,
): Missing[] {
  const approved = isRefused(asked.templates) ? [] : asked.templates;
  const isUsable = (id: string | undefined) =>
    approved.some((one) => one.id === id && one.status === 'enabled');
  const countOf = (wanted: SkipReason) => summary.skipped.find(({ reason }) => reason === wanted)?.count ?? 0;
  const silent = countOf('silent-week') + countOf('template-shut');
  const gone = countOf('silent-year');
  const lacking = [
    ...(isUsable(content.uidTemplate?.templateId) ? [] : [{ way: 'uidTemplate' as const, reached: silent }]),
    ...(isUsable(content.phoneTemplate?.templateId)
      ? []
      : [{ way: 'phoneTemplate' as const, reached: silent + gone }]),
  ];
  return lacking
    .filter(({ reached }) => reached > 0)
    .map(({ way, reached }) => ({
      ...{ what: 'template' as const, way, wouldReach: reached },
      priceVnd: terms.ways[way].priceVnd * reached,
    }));
}

const isRefused = (answer: object): answer is Refused => 'kind' in answer && answer.kind === 'refused';
