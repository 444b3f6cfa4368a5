import { type Request, type RequestHandler, Router, text } from 'express';
import type { OaConfig } from '../config.js';
import type { Faults, Scope } from '../faults/faults.js';
import { authenticate, findCaller } from '../openapi/authenticate.js';
import { hasOpenApi } from '../openapi/call.js';
import { exchange } from '../openapi/exchange.js';
import { Refused } from '../openapi/refused.js';
import type { Courier } from '../webhook/courier.js';
import type { Platform } from '../world/platform.js';
import { dayQuota, listTemplates, templateInfo } from './list-templates.js';
import { sendByPhone } from './send-by-phone.js';

type Deps = { platform: Platform; courier: Courier; faults: Faults };

/** Like the OA API, but a bad token is -124 here, and a package that is too small -135. */
function authenticateHere(platform: Platform, headers: Parameters<typeof authenticate>[1]): OaConfig {
  const oa = callerOf(platform, headers);
  if (!hasOpenApi(oa))
    throw new Refused(-135, `the package ${oa.packageName} is too small`, 'OA package is too small');
  return oa;
}

function callerOf(platform: Platform, headers: Parameters<typeof authenticate>[1]): OaConfig {
  try {
    return authenticate(platform, headers);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw new Refused(error.code === -242 ? -1241 : -124, error.reason, 'Access token invalid');
  }
}

const answer =
  ({ platform, faults }: Deps, scope: Scope, run: (req: Request, oa: OaConfig) => unknown): RequestHandler =>
  (req, res) =>
    exchange(req, res, {
      platform,
      faults,
      scopes: [scope],
      oaId: findCaller(platform, req.headers)?.oaId,
      userId: undefined,
      shownBody: String(req.body ?? ''),
      headers: () => ({}),
      run: async () => run(req, authenticateHere(platform, req.headers)),
    });

/** The business host as far as templates need it. */
export function createBusinessRouter(deps: Deps): Router {
  const { platform, courier } = deps;
  const router = Router();
  router.post(
    '/message/template',
    text({ type: () => true }),
    answer(deps, 'send', (req, oa) => sendByPhone({ platform, courier, oa, input: parse(req.body) })),
  );
  const questions = {
    '/template/all': listTemplates,
    '/template/info/v2': templateInfo,
    '/message/quota': dayQuota,
  };
  for (const [path, ask] of Object.entries(questions)) {
    router.get(
      path,
      answer(deps, 'api', (req, oa) => ask({ platform, oa, query: req.query })),
    );
  }
  return router;
}

function parse(body: unknown): unknown {
  try {
    return JSON.parse(String(body));
  } catch {
    throw new Refused(-111, 'the body is not JSON', 'Template data invalid');
  }
}
