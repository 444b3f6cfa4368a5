import type { RequestHandler } from 'express';
import { z } from 'zod';
import { OaId } from '../../src/ids.js';

/** `GET <callback>?code=<code>&oa_id=<oa id>[&state=…]`; the code lives ten minutes and works once. */
const Consent = z.object({
  code: z.string().min(1).max(4_000),
  oa_id: OaId,
  state: z.string().max(1_000).optional(),
});

/**
 * Turns the consent of an account's administrator into tokens; answers the path at which they read how it went.
 * Must check `state`: anybody can call this address.
 */
export type FinishConnect = (consent: { oaId: OaId; code: string; state?: string }) => Promise<string>;

/** Takes the browser of the administrator back from the platform. */
export function createOauthCallback({ finishConnect }: { finishConnect: FinishConnect }): RequestHandler {
  return async (req, res) => {
    const { data: consent } = Consent.safeParse(req.query);
    if (!consent) {
      res.status(400).end();
      return;
    }
    const { code, oa_id: oaId, state } = consent;
    res.redirect(303, await finishConnect({ oaId, code, ...(state !== undefined && { state }) }));
  };
}
