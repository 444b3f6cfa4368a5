import type { OaId } from '../ids.js';
import type { Refused } from './article-broadcaster.js';

/** A place of a template: how the platform calls it, its kind, whether it may stay empty, and how many characters it takes. */
export type TemplateParam = { name: string; type: string; required: boolean; maxLength: number };

export type ApprovedTemplate = {
  id: string;
  name: string;
  status: 'enabled' | 'pending' | 'rejected' | 'disabled';
  params: readonly TemplateParam[];
  /** VND for one message, as the platform states it; null: it names no price, the template does not go this way */
  price: { uid: number | null; phone: number | null };
};

export type Quota = { left: number; total: number };

/** What the platform says is left; null: it does not say, or the OA has no such thing. */
export type QuotasLeft = {
  /** paid consultation messages that the package includes this month */
  consultation: Quota | null;
  /** templates today */
  templates: Quota | null;
  /** article broadcasts this month */
  broadcasts: Quota | null;
};

/** What the platform says now. Never throws for anything the platform or the network does. */
export type PlatformQuotas = {
  templates(oaId: OaId): Promise<readonly ApprovedTemplate[] | Refused>;
  left(oaId: OaId): Promise<QuotasLeft | Refused>;
};
