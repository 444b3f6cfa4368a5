import { type Request, Router, text } from 'express';
import type { Faults } from '../faults/faults.js';
import { answer, type Reply, underFault } from '../faults/under-fault.js';
import type { Platform } from '../world/platform.js';
import { issueTokens, type TokenAnswer, toOAuthError } from './access-token.js';
import { toConsentPage } from './consent-page.js';
import { askPermission } from './permission.js';
import { recordTokenCall } from './record-token-call.js';

const formType = 'application/x-www-form-urlencoded';

const toReply = (body: TokenAnswer): Reply => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: body === 'consumed' ? '' : JSON.stringify(body),
});

function readForm(req: Request): Record<string, string> {
  const given: unknown = req.body;
  return typeof given === 'string' ? Object.fromEntries(new URLSearchParams(given)) : {};
}

/** The OAuth host: permission page and token endpoint. */
export function createOAuthRouter(platform: Platform, faults: Faults): Router {
  const router = Router();
  router.get('/v4/oa/permission', (req, res) => {
    const given = Object.entries(req.query).flatMap(([key, value]) =>
      typeof value === 'string' ? [[key, value]] : [],
    );
    const outcome = askPermission(platform, Object.fromEntries(given));
    if (outcome.kind === 'redirect') res.redirect(outcome.to);
    else if (outcome.kind === 'choose') res.type('html').send(toConsentPage(outcome.oas));
    else res.json(outcome.error);
  });
  router.post('/v4/oa/access_token', text({ type: formType }), async (req, res) => {
    const fault = faults.take({ scopes: ['oauth'] });
    const outcome = await underFault(fault, {
      run: async () =>
        toReply(issueTokens(platform, { secretKey: req.get('secret_key') ?? '', form: readForm(req) })),
      toError: (code) => toReply(toOAuthError(code, `Error ${code}`)),
    });
    recordTokenCall(platform, { req, outcome, struck: fault !== undefined });
    answer(res, outcome);
  });
  return router;
}
