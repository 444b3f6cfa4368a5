import type { Notice } from './notice.js';
import type { ApprovedTemplate } from './platform-quotas.js';
import type { NoticeWays, Way } from './way.js';

/** What one message costs by each way (VND), of a template as the platform says. Null: it names none, so nothing goes. */
export function toPrices(
  { content }: Pick<Notice, 'content'>,
  { ways }: NoticeWays,
  templates: readonly ApprovedTemplate[],
): Record<Way, number | null> {
  const approved = (templateId: string | undefined) => templates.find(({ id }) => id === templateId)?.price;
  return {
    free: ways.free.priceVnd,
    paid: ways.paid.priceVnd,
    state: ways.state.priceVnd,
    uidTemplate: approved(content.uidTemplate?.templateId)?.uid ?? null,
    phoneTemplate: approved(content.phoneTemplate?.templateId)?.phone ?? null,
  };
}
