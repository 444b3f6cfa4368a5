import type { z } from 'zod';
import type { OaId } from '../../ids.js';
import type { Refused } from '../../notices/article-broadcaster.js';
import type { ApprovedTemplate, PlatformQuotas, Quota } from '../../notices/platform-quotas.js';
import type { Transport, TransportStore } from '../../zalo-account/transport-store.js';
import { createTransportRouter, type TransportRouter } from './create-transport-router.js';
import type { ApiRequest, ApiResult, ZaloApi } from './create-zalo-api.js';
import { ask, type NoticeApiDeps, openNoticeApis, toRefusal } from './open-notice-apis.js';
import { DayQuota, LegacyQuota, PackageQuotas, TemplateInfo, TemplateLines } from './quota-answers.js';
import { TEMPLATE_VERDICTS } from './template-verdicts.js';
import { VERDICTS } from './verdicts.js';

/** The largest page that the platform gives (reference §7), and more pages than any office has. */
const PAGE = 100;
const MAX_PAGES = 10;
/** The OA has no ZBS account, or is of a kind that has no such quota; a package that is too small is a refusal. */
const HAS_NONE: ReadonlySet<number> = new Set([-136, -235, -320]);
const STATUS: Readonly<Record<string, ApprovedTemplate['status']>> = {
  ENABLE: 'enabled',
  PENDING_REVIEW: 'pending',
  REJECT: 'rejected',
};

type Deps = NoticeApiDeps & { transports: TransportStore };

type Desk = Deps & {
  router: TransportRouter;
  oa: ZaloApi;
  askBusiness(oaId: OaId, path: string, params?: Record<string, string>): Promise<ApiResult>;
};

/** Asks the platform. How many broadcasts are left this month it does not say. */
export function createZaloPlatformQuotas(deps: Deps): PlatformQuotas {
  const { oa, business } = openNoticeApis(deps);
  const desk: Desk = {
    ...deps,
    oa,
    router: createTransportRouter({ ...deps, api: oa, store: deps.transports }),
    askBusiness: (oaId, path, params = {}) =>
      ask(deps, {
        api: business,
        oaId,
        request: { method: 'GET', path, params },
        verdicts: TEMPLATE_VERDICTS,
      }),
  };
  return {
    templates: (oaId) => readTemplates(desk, oaId),
    async left(oaId) {
      const consultation = await readConsultation(desk, oaId);
      if (consultation && 'kind' in consultation) return consultation;
      const templates = await readTemplatesToday(desk, oaId);
      if (templates && 'kind' in templates) return templates;
      return { consultation, templates, broadcasts: null };
    },
  };
}

async function readTemplates(desk: Desk, oaId: OaId): Promise<readonly ApprovedTemplate[] | Refused> {
  const ids = await readTemplateIds(desk, oaId);
  if ('kind' in ids) return ids;
  const templates: ApprovedTemplate[] = [];
  for (const id of ids) {
    const result = await desk.askBusiness(oaId, '/template/info/v2', { template_id: id });
    const info = readData(TemplateInfo, result);
    if (!info) return toRefusal(result, desk.now(), TEMPLATE_VERDICTS);
    templates.push(toTemplate(info));
  }
  return templates;
}

async function readTemplateIds(desk: Desk, oaId: OaId): Promise<readonly string[] | Refused> {
  const ids: string[] = [];
  for (let page = 0; page < MAX_PAGES; page++) {
    const params = { offset: String(page * PAGE), limit: String(PAGE) };
    const result = await desk.askBusiness(oaId, '/template/all', params);
    const lines = readData(TemplateLines, result);
    if (!lines) return toRefusal(result, desk.now(), TEMPLATE_VERDICTS);
    ids.push(...lines.map(({ templateId }) => templateId));
    if (lines.length < PAGE) break;
  }
  return ids;
}

async function readConsultation(desk: Desk, oaId: OaId): Promise<Quota | null | Refused> {
  const notAfter = desk.now() + desk.timeoutMs / 2;
  const { result } = await desk.router.route(oaId, notAfter, (transport) =>
    desk.oa.call(oaId, PACKAGE_QUOTA[transport], notAfter),
  );
  if (hasNone(result)) return null;
  const quotas = readData(PackageQuotas, result);
  const legacy = readData(LegacyQuota, result);
  if (!quotas && !legacy) return toRefusal(result, desk.now(), VERDICTS);
  return toSum(quotas ?? (legacy ? [legacy] : []));
}

async function readTemplatesToday(desk: Desk, oaId: OaId): Promise<Quota | null | Refused> {
  const result = await desk.askBusiness(oaId, '/message/quota');
  if (hasNone(result)) return null;
  const day = readData(DayQuota, result);
  if (!day) return toRefusal(result, desk.now(), TEMPLATE_VERDICTS);
  return { left: day.remainingQuota, total: day.dailyQuota };
}

const PACKAGE_QUOTA: Record<Transport, ApiRequest> = {
  business: {
    method: 'POST',
    path: '/v3.0/oa/quota/message',
    body: { quota_owner: 'OA', product_type: 'cs', quota_type: 'sub_quota' },
  },
  state: { method: 'POST', path: '/v2.0/oa/quota/message', body: {} },
};

/** The data of a success; undefined for anything else. */
const readData = <Out>(schema: z.ZodType<Out>, result: ApiResult): Out | undefined =>
  result.kind === 'answered' && result.code === 0 ? schema.safeParse(result.data).data : undefined;

const hasNone = (result: ApiResult): boolean => result.kind === 'answered' && HAS_NONE.has(result.code);

const toSum = (quotas: readonly { total: number; remain: number }[]): Quota | null =>
  quotas.length === 0
    ? null
    : {
        left: quotas.reduce((sum, { remain }) => sum + remain, 0),
        total: quotas.reduce((sum, { total }) => sum + total, 0),
      };

const toTemplate = (info: TemplateInfo): ApprovedTemplate => ({
  id: info.templateId,
  name: info.templateName,
  status: STATUS[info.status] ?? 'disabled',
  params: (info.listParams ?? []).map(({ name, type, require: required, maxLength }) => ({
    ...{ name, type, required, maxLength },
  })),
  price: { uid: info.price_uid ?? null, phone: info.price_sdt ?? null },
});
