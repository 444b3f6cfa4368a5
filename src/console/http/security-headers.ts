import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Nothing from elsewhere, no inline script or style, nothing kept by browsers or proxies. */
export function securityHeaders({ https }: { https: boolean }): RequestHandler[] {
  const self = ["'self'"];
  const none = ["'none'"];
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: none,
        scriptSrc: self,
        styleSrc: self,
        imgSrc: self,
        connectSrc: self,
        // a PDF beside the answers, shown by the browser's own viewer
        frameSrc: self,
        formAction: self,
        baseUri: none,
        frameAncestors: none,
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    // `no-referrer` would make browsers send "Origin: null" with our own forms, which the post guard refuses.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    xFrameOptions: { action: 'deny' },
  });
  const noStore: RequestHandler = (_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  };
  return [headers, noStore];
}
