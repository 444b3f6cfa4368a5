import express, { type ErrorRequestHandler, type Express } from 'express';
import { ZodError, z } from 'zod';
import { createBusinessRouter } from './business/business-router.js';
import { createCitizenRouter } from './control/citizen-router.js';
import { type ControlDeps, createControlRouter } from './control/control-router.js';
import { createCrowdRouter } from './control/crowd-router.js';
import { createPageRouter } from './control/page-router.js';
import { createOAuthRouter } from './oauth/oauth-router.js';
import { createOpenApiRouter } from './openapi/openapi-router.js';

/** What went wrong on our own page, in words; the product never sees this. */
const explain: ErrorRequestHandler = (error: unknown, _req, res, next) => {
  if (res.headersSent) {
    next(error);
    return;
  }
  const problem = error instanceof ZodError ? z.prettifyError(error) : String(error);
  res.status(error instanceof ZodError ? 400 : 500).json({ problem });
};

/** All hosts of the platform, and the page, on one address. */
export function createApp(deps: ControlDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(createOAuthRouter(deps.platform, deps.faults));
  app.use(createOpenApiRouter(deps));
  app.use(createBusinessRouter(deps));
  app.use('/_sim', createControlRouter(deps), createCitizenRouter(deps), createCrowdRouter(deps.platform));
  app.use(createPageRouter(deps.platform));
  app.use(explain);
  return app;
}
