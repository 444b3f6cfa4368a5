import { createRequire } from 'node:module';
import { Router, static as serveFolder } from 'express';

/** The console's own styles and scripts and the one library they use, from this origin as the CSP demands. */
export function assetRoutes(assetsDir: string): Router {
  const htmx = createRequire(import.meta.url).resolve('htmx.org/dist/htmx.min.js');
  const router = Router();
  router.get('/assets/htmx.js', (_req, res) => {
    res.set('Cache-Control', 'no-cache').type('js').sendFile(htmx, { cacheControl: false });
  });
  router.use(
    '/assets',
    serveFolder(assetsDir, {
      index: false,
      fallthrough: false,
      setHeaders: (res) => res.setHeader('Cache-Control', 'no-cache'),
    }),
  );
  return router;
}
