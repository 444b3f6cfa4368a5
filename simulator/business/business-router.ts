import { Router, text } from 'express';
import type { Faults } from '../faults/faults.js';
import { authenticate, findCaller } from '../openapi/authenticate.js';
import { exchange } from '../openapi/exchange.js';
import { Refused } from '../openapi/refused.js';
import type { Courier } from '../webhook/courier.js';
import type { Platform } from '../world/platform.js';
import { sendByPhone } from './send-by-phone.js';

type Deps = { platform: Platform; courier: Courier; faults: Faults };

/** Like the OA API, but a bad token is -124 here. */
function authenticateHere(platform: Platform, headers: Parameters<typeof authenticate>[1]) {
  try {
    return authenticate(platform, headers);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw new Refused(error.code === -242 ? -1241 : -124, error.reason, 'Access token invalid');
  }
}

/** The business host as far as messages by phone need it. */
export function createBusinessRouter(deps: Deps): Router {
  const { platform, courier, faults } = deps;
  const router = Router();
  router.post('/message/template', text({ type: () => true }), async (req, res) => {
    await exchange(req, res, {
      platform,
      faults,
      scopes: ['send'],
      oaId: findCaller(platform, req.headers)?.oaId,
      userId: undefined,
      shownBody: String(req.body ?? ''),
      headers: () => ({}),
      run: async () => {
        const oa = authenticateHere(platform, req.headers);
        return sendByPhone({ platform, courier, oa, input: parse(req.body) });
      },
    });
  });
  return router;
}

function parse(body: unknown): unknown {
  try {
    return JSON.parse(String(body));
  } catch {
    throw new Refused(-111, 'the body is not JSON', 'Template data invalid');
  }
}
