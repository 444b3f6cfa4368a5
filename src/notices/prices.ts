import type { Notice } from './notice.js';
import type { ApprovedTemplate } from './platform-quotas.js';
import type { NoticeWays, Way } from './way.js';

/** What one message costs by each way (VND): of an approved template as the platform says, else by our table. */
export function toPrices(
  { content }: Pick<Notice, 'content'>,
  { ways }: NoticeWays,
  templates: readonly ApprovedTemplate[],
): Record<Way, number> {
  const approved = (templateId: string | undefined) => templates.find(({ id }) => id === templateId)?.price;
  return {
    free: ways.free.priceVnd,
    paid: ways.paid.priceVnd,
    state: ways.state.priceVnd,
    uidTemplate: approved(content.uidTemplate?.templateId)?.uid ?? ways.uidTemplate.priceVnd,
    phoneTemplate: approved(content.phoneTemplate?.templateId)?.phone ?? ways.phoneTemplate.priceVnd,
  };
}
