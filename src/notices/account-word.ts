import type { OaId } from '../ids.js';
import type { Refused } from './article-broadcaster.js';
import type { ApprovedTemplate, PlatformQuotas, QuotasLeft } from './platform-quotas.js';

/** What the platform answered about an account. */
export type Asked = { templates: readonly ApprovedTemplate[] | Refused; left: QuotasLeft | Refused };

/** What it says of the account, as far as it could be asked. */
export type AccountWord = { templates: readonly ApprovedTemplate[]; left: QuotasLeft | null };

/** Asks both at once. Never throws for anything the platform does. */
export async function askPlatform(quotas: PlatformQuotas, oaId: OaId): Promise<Asked> {
  const [templates, left] = await Promise.all([quotas.templates(oaId), quotas.left(oaId)]);
  return { templates, left };
}

/** A platform that does not say leaves nothing approved and no limit known. */
export const toWord = ({ templates, left }: Asked): AccountWord => ({
  templates: 'kind' in templates ? [] : templates,
  left: 'kind' in left ? null : left,
});
