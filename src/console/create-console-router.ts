import { type ErrorRequestHandler, type RequestHandler, Router, urlencoded } from 'express';
import type { ConsoleServices } from './console-services.js';
import { assetRoutes } from './http/asset-routes.js';
import { createGate, type Gate } from './http/gate.js';
import { sendMessagePage } from './http/message-page.js';
import { securityHeaders } from './http/security-headers.js';
import { createSessionCookie } from './http/session-cookie.js';
import { consoleRoutes } from './routes/console-routes.js';
import type { Route, RouteSource } from './routes/route.js';

/**
 * The clerks' console, to be mounted at a path of its own (`/console`), made of the lines of the route table, each of
 * which says who may pass. Set `trust proxy` on the app when there is a proxy: log-in attempts are counted by address.
 */
export function createConsoleRouter(
  services: ConsoleServices,
  routesOf: RouteSource = consoleRoutes,
): Router {
  const cookie = createSessionCookie(services);
  const gate = createGate({ services, cookie });
  const router = Router();

  router.use(securityHeaders(services));
  router.use(assetRoutes(services.pages));
  router.use(urlencoded({ extended: false, limit: '64kb' }));
  for (const route of routesOf({ services, cookie }))
    router[route.method](route.path, ...(route.read ? [route.read] : []), toHandler(gate, route));
  router.use((_req, res) => sendMessagePage(services.pages, res, 'notFound'));
  router.use(failurePage(services));
  return router;
}

function toHandler(gate: Gate, route: Route): RequestHandler {
  switch (route.may) {
    case 'open':
      return route.handle;
    case 'staff':
      return gate.asStaff(route.handle, route);
    default:
      return gate.atOffice(route.may, route.handle, route);
  }
}

/** A failure that nobody foresaw: reported, and told in words without its details. */
function failurePage({ pages, onFailure }: ConsoleServices): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    if (res.headersSent) return next(error);
    const status = error instanceof Error && 'status' in error ? error.status : 500;
    if (status === 404) return sendMessagePage(pages, res, 'notFound');
    // The body parser refuses with 4xx what no form of ours sends.
    if (typeof status === 'number' && status < 500) return sendMessagePage(pages, res, 'stale');
    onFailure(error);
    sendMessagePage(pages, res, 'broken');
  };
}
