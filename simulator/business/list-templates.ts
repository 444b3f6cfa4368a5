import { z } from 'zod';
import type { OaConfig, TemplateConfig } from '../config.js';
import { Refused } from '../openapi/refused.js';
import { templatesLeft, templatesOf } from '../openapi/templates.js';
import type { Platform } from '../world/platform.js';

export type Question = { platform: Platform; oa: OaConfig; query: unknown };

const statuses = ['ENABLE', 'PENDING_REVIEW', 'REJECT', 'DISABLE'] as const;
const tags = { 1: 'TRANSACTION', 2: 'CUSTOMER_CARE', 3: 'PROMOTION' } as const;

function read<T>(schema: z.ZodType<T>, query: unknown): T {
  const parsed = schema.safeParse(query);
  if (parsed.success) return parsed.data;
  throw new Refused(-132, z.prettifyError(parsed.error), 'Parameter invalid');
}

/** Everything about templates wants an account that pays for them. */
function demandAccount({ zbsBalance }: OaConfig): void {
  if (zbsBalance === null)
    throw new Refused(-136, 'no ZBS account is linked', 'OA is not linked to a ZBS account');
}

const nameOf = ({ name, title, templateId }: TemplateConfig) => name ?? title ?? `Mẫu ${templateId}`;

const Page = z.object({
  offset: z.coerce.number().int().min(0),
  limit: z.coerce.number().int().min(1).max(100),
  status: z.coerce.number().int().min(1).max(4).optional(),
});

/** `GET /template/all`: `status` 1 to 4 as in the list above. */
export function listTemplates({ platform, oa, query }: Question) {
  demandAccount(oa);
  const { offset, limit, status } = read(Page, query);
  const wanted = status === undefined ? undefined : statuses[status - 1];
  return templatesOf(platform, oa)
    .filter((template) => wanted === undefined || template.status === wanted)
    .slice(offset, offset + limit)
    .map((template) => ({
      templateId: template.templateId,
      templateName: nameOf(template),
      createdTime: Date.parse(template.createdOn),
      status: template.status,
      templateQuality: 'UNDEFINED',
    }));
}

/** `GET /template/info/v2`: parameters and prices. One that does not go by user id has no price for it. */
export function templateInfo({ platform, oa, query }: Question) {
  demandAccount(oa);
  const { template_id } = read(z.object({ template_id: z.string().min(1) }), query);
  const template = templatesOf(platform, oa).find(({ templateId }) => templateId === template_id);
  if (template === undefined) throw new Refused(-109, 'no such template', 'Template ID invalid');
  return {
    templateId: template.templateId,
    templateName: nameOf(template),
    status: template.status,
    listParams: Object.entries(template.params).map(([name, { max, type }]) => ({
      name,
      require: true,
      type,
      maxLength: max,
      minLength: 0,
      acceptNull: false,
    })),
    listButtons: template.buttons.map(({ title, type, content }) => ({
      type: type === 'oa.open.url' ? 1 : 2,
      title,
      content,
    })),
    templateQuality: 'UNDEFINED',
    templateTag: tags[template.tag],
    price_sdt: String(template.pricePhone),
    ...(template.createdOn >= '2025-12-10' && { price_uid: String(template.priceUid) }),
  };
}

/** `GET /message/quota`: templates of the day. */
export function dayQuota({ platform, oa }: Question) {
  demandAccount(oa);
  return {
    dailyQuota: String(oa.templatesPerDay),
    remainingQuota: String(templatesLeft(platform, oa)),
  };
}
