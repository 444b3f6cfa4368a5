import express, { type ErrorRequestHandler, type Express, type Router } from 'express';
import type { Logger } from 'pino';

/** The routers of the web process, in the order in which a request meets them. */
export type AppParts = {
  webhook: Router;
  operations: Router;
  console: Router;
  /** pictures of articles, for the platform */
  covers: Router;
  verification: Router;
  /** how many proxies stand in front */
  trustProxy: number;
  log: Logger;
};

/** The web application. The webhook comes first: it reads the raw body and its answer must not wait for anything. */
export function createApp({
  webhook,
  operations,
  console,
  covers,
  verification,
  trustProxy,
  log,
}: AppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', trustProxy);
  app.set('etag', false);
  app.use(webhook);
  app.use(operations);
  app.use('/console', console);
  app.use(covers);
  app.use(verification);
  app.use((_req, res) => {
    res.sendStatus(404);
  });
  app.use(onFailure(log));
  return app;
}

const onFailure =
  (log: Logger): ErrorRequestHandler =>
  (error: unknown, _req, res, next) => {
    log.error({ event: 'request-failed', err: error });
    if (res.headersSent) return next(error);
    res.sendStatus(500);
  };
