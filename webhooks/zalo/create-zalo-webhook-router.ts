import express, { type ErrorRequestHandler, type Router } from 'express';
import { createOauthCallback, type FinishConnect } from './create-oauth-callback.js';
import { createReceive, type ReceiveDeps } from './receive.js';
import { REFUSAL_STATUS, type Refusal } from './webhook-counters.js';

const MAX_BODY = '1mb';
const NOTHING = Buffer.alloc(0);

/**
 * `POST /webhooks/zalo` for events, `GET /webhooks/zalo/callback` for the consent of an account's administrator, and
 * 200 for a GET of the webhook itself, with which some set-up pages look whether anybody is there. Must be mounted before anything
 * that reads bodies: the signature is over the bytes.
 */
export function createZaloWebhookRouter(deps: ReceiveDeps & { finishConnect: FinishConnect }): Router {
  const receive = createReceive(deps);
  const router = express.Router();

  router.post(
    '/webhooks/zalo',
    express.raw({ type: () => true, limit: MAX_BODY, inflate: false }),
    async ({ headers, body }, res) => {
      res.status(await receive({ headers, body: Buffer.isBuffer(body) ? body : NOTHING })).end();
    },
  );
  router.get('/webhooks/zalo/callback', createOauthCallback(deps));
  router.get('/webhooks/zalo', (_req, res) => {
    res.status(200).end();
  });
  router.use('/webhooks/zalo', refuseUnreadable(deps));
  return router;
}

/** Bodies that could not be read; what else goes wrong belongs to the error handler of the app. */
const refuseUnreadable =
  ({ counters }: Pick<ReceiveDeps, 'counters'>): ErrorRequestHandler =>
  (error: { type?: unknown }, _req, res, next) => {
    const reason = UNREADABLE.get(error.type);
    if (!reason || res.headersSent) return next(error);
    counters.refused(reason);
    res.status(REFUSAL_STATUS[reason]).end();
  };

/** The errors of body-parser by their `type`. */
const UNREADABLE: ReadonlyMap<unknown, Refusal> = new Map([
  ['entity.too.large', 'too-large'],
  ['encoding.unsupported', 'encoded'],
  ['request.aborted', 'cut-off'],
  ['request.size.invalid', 'cut-off'],
]);
