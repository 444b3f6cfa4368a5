import { z } from 'zod';
import { looseNumber } from './platform-answers.js';

const text = z.union([z.string().min(1), z.int().transform(String)]);

/** One line of `template/all`: `{"templateId":"312345","templateName":"…","createdTime":1765900800000,"status":"ENABLE"}`. */
export const TemplateLine = z.object({ templateId: text });
export type TemplateLine = z.infer<typeof TemplateLine>;
export const TemplateLines = z.array(TemplateLine);

/**
 * `data` of `template/info/v2`: `{"templateId":"312345","templateName":"Thông báo","status":"ENABLE","listParams":[
 * {"name":"ten","require":true,"type":"STRING","maxLength":30,"minLength":0,"acceptNull":false}],"templateTag":
 * "TRANSACTION","price_sdt":"200","price_uid":"120"}`. Whoever may not send it by one of the ways sees no price for it.
 */
export const TemplateInfo = z.object({
  templateId: text,
  templateName: z.string().catch(''),
  status: z.string(),
  listParams: z
    .array(
      z.object({
        name: z.string().min(1),
        type: z.string().catch('STRING'),
        require: z.boolean().catch(true),
        maxLength: looseNumber,
      }),
    )
    .nullish(),
  price_sdt: looseNumber.nullish().catch(null),
  price_uid: looseNumber.nullish().catch(null),
});
export type TemplateInfo = z.infer<typeof TemplateInfo>;

/** `data` of `message/quota`: `{"dailyQuota":"500","remainingQuota":"499"}`. */
export const DayQuota = z.object({ dailyQuota: looseNumber, remainingQuota: looseNumber });

/** `data` of v3 `quota/message`: `[{"asset_id":"…","product_type":"cs","quota_type":"sub_quota","total":500,"remain":499}]`. */
export const PackageQuotas = z.array(z.object({ total: looseNumber, remain: looseNumber }));

/** `data` of v2 `quota/message`: `{"type":"active","remain":2000,"total":2000}`. */
export const LegacyQuota = z.object({ total: looseNumber, remain: looseNumber });
