import type { Response } from 'express';
import type { ConsoleWords } from '../pages/console-words.js';
import type { Pages } from '../pages/create-pages.js';

const status = { notFound: 404, forbidden: 403, stale: 403, broken: 500 } as const;

/** A page that only says why there is nothing else to see. */
export function sendMessagePage(pages: Pages, res: Response, which: keyof ConsoleWords['pages']): void {
  pages.send(res, 'message', { view: pages.words.pages[which], status: status[which] });
}
