import type { Response } from 'express';
import type { Pages } from '../pages/create-pages.js';

const status = { notFound: 404, forbidden: 403, stale: 403, broken: 500 } as const;

/** A page that only says why there is nothing else to see. */
export function sendMessagePage(pages: Pages, res: Response, which: keyof typeof status): void {
  pages.send(res, 'message', { view: { ...pages.words.pages[which], back: true }, status: status[which] });
}
