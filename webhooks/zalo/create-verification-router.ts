import express, { type Router } from 'express';

/**
 * Proves to the platform that the domain is ours, in both of its ways: a file with the code in its name, and a meta tag
 * on the home page. Without a code there is no file and no tag. `title` is the name on the otherwise empty home page.
 */
export function createVerificationRouter({ code, title }: { code: string; title: string }): Router {
  const router = express.Router();
  const tag = code && `<meta name="zalo-platform-site-verification" content="${escapeHtml(code)}" />`;
  const page = (body: string): string =>
    `<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8" />${tag}<title>${escapeHtml(title)}</title></head><body>${body}</body></html>`;

  router.get('/', (_req, res) => {
    res.type('html').send(page(`<h1>${escapeHtml(title)}</h1>`));
  });
  if (code) {
    // the sentence that the platform's own file holds
    const file = page('There Is No Limit To What You Can Accomplish Using Zalo!');
    router.get([`/zalo_verifier${code}.html`, `/webhooks/zalo/zalo_verifier${code}.html`], (_req, res) => {
      res.type('html').send(file);
    });
  }
  return router;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char);
