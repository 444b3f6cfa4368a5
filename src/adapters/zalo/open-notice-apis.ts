import type { OaId } from '../../ids.js';
import type { SendOutcome } from '../../replies/messenger.js';
import type { SendLimiter } from '../../zalo-account/send-limiter.js';
import {
  type ApiRequest,
  type ApiResult,
  createZaloApi,
  type ZaloApi,
  type ZaloApiDeps,
} from './create-zalo-api.js';
import { toSendOutcome } from './to-send-outcome.js';
import type { Verdicts } from './verdicts.js';

export type NoticeApiDeps = ZaloApiDeps & {
  /** `https://business.openapi.zalo.me` or what stands in for it */
  businessBase: string;
  /** as given to `http`; a call takes at most half as long again */
  timeoutMs: number;
};

/** What is not a call of the OA's package: template messages and the business host have quotas of their own. */
const UNCOUNTED: SendLimiter = { take: async () => ({ ok: true }), pause: () => undefined };

/** The OA API, counted by the package; the same uncounted, for templates; and the business host. */
export function openNoticeApis(deps: NoticeApiDeps): { oa: ZaloApi; templates: ZaloApi; business: ZaloApi } {
  return {
    oa: createZaloApi(deps),
    templates: createZaloApi({ ...deps, limiter: UNCOUNTED }),
    business: createZaloApi({ ...deps, apiBase: deps.businessBase, limiter: UNCOUNTED }),
  };
}

export type Ask = { api: ZaloApi; oaId: OaId; request: ApiRequest; verdicts: Verdicts };

/** Makes one call and says of a code that nobody knows. */
export async function ask(deps: NoticeApiDeps, { api, oaId, request, verdicts }: Ask): Promise<ApiResult> {
  const result = await api.call(oaId, request, deps.now() + deps.timeoutMs / 2);
  if (result.kind === 'answered' && result.code !== 0 && !verdicts.has(result.code)) {
    deps.onSignal({ name: 'unknown-code', oaId, code: result.code });
  }
  return result;
}

/**
 * Why something was not got that may simply be asked for again: what was lost or cannot be read is refused for now.
 * Only for calls that put nothing before a citizen.
 */
export function toRefusal(
  result: ApiResult,
  now: number,
  verdicts: Verdicts,
): Extract<SendOutcome, { kind: 'refused' }> {
  const outcome = toSendOutcome({ result }, now, verdicts);
  return outcome.kind === 'refused' ? outcome : { kind: 'refused', class: 'later', code: 0 };
}
