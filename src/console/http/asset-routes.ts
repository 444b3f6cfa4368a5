import { Router, static as serveFolder } from 'express';
import type { Pages } from '../pages/create-pages.js';

/** Pages name the assets of this very release, so a browser never needs to ask again. */
const KEEP = 'public, max-age=31536000, immutable';

/** The console's own styles and scripts and the one library they use, from this origin as the CSP demands. */
export function assetRoutes({ assetsDir, htmxFile }: Pages): Router {
  const router = Router();
  router.get('/assets/htmx.js', (_req, res) => {
    res.set('Cache-Control', KEEP).sendFile(htmxFile, { cacheControl: false });
  });
  router.use(
    '/assets',
    serveFolder(assetsDir, {
      index: false,
      fallthrough: false,
      cacheControl: false,
      setHeaders: (res) => res.setHeader('Cache-Control', KEEP),
    }),
  );
  return router;
}
