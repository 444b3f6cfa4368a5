import { fileURLToPath } from 'node:url';
import { type RequestHandler, Router, static as serveStatic } from 'express';
import { type MediaStore, sniff } from '../world/media.js';
import type { Platform } from '../world/platform.js';
import { serveArticle } from './article-page.js';

const pageFolder = fileURLToPath(new URL('../page', import.meta.url));

/** The page runs only its own files and talks only to this host. */
const policy = [
  "default-src 'none'",
  ...[
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob:",
    "media-src 'self'",
    "connect-src 'self'",
  ],
  ...["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"],
].join('; ');

const guard: RequestHandler = (_req, res, next) => {
  res.set({
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  next();
};

const pictureTypes: Record<string, string> = { jpg: 'image/jpeg', png: 'image/png', gif: 'image/gif' };

/** Pictures are shown, everything else is only ever downloaded: it came from strangers. */
const serveMedia =
  (media: MediaStore): RequestHandler<{ id: string }> =>
  (req, res) => {
    const bytes = media.find(req.params.id);
    if (bytes === undefined) {
      res.status(404).json({ problem: 'no such file' });
      return;
    }
    const picture = pictureTypes[sniff(bytes)];
    if (picture === undefined) res.attachment();
    res.type(picture ?? 'application/octet-stream').send(bytes);
  };

const colours = ['#0f766e', '#9a3412', '#6d28d9', '#1d4ed8', '#a16207', '#be185d'];

/** A coloured disc in the place of a portrait. */
const serveAvatar: RequestHandler<{ file: string }> = (req, res) => {
  const colour = colours[Number(req.params.file.replace(/\D/g, '').slice(-2)) % colours.length];
  const disc = `<circle cx="60" cy="60" r="60" fill="${colour}"/>`;
  res.type('image/svg+xml');
  res.send(`<svg xmlns="http://www.w3.org/2000/svg" width="120" height="120">${disc}</svg>`);
};

/** The chat page, what people uploaded, portraits and articles. */
export function createPageRouter(platform: Platform): Router {
  const router = Router();
  router.use(guard);
  router.get('/media/:id/:name', serveMedia(platform.media));
  router.get('/avatars/:file', serveAvatar);
  router.get('/articles/:id', serveArticle(platform));
  router.use(serveStatic(pageFolder, { cacheControl: false }));
  return router;
}
