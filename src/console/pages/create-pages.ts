import { join } from 'node:path';
import { Eta } from 'eta';
import type { Response } from 'express';
import { type ConsoleWords, loadConsoleWords } from './console-words.js';

/** Who is looking, for the frame around a page; absent before the log-in. */
export type Frame = {
  displayName: string;
  roleLabel: string;
  csrfToken: string;
  office?: { id: string; name: string };
  offices: { id: string; name: string }[];
  /** a sentence on what the last action did */
  note?: string;
};

export type Pages = {
  words: ConsoleWords;
  /** Sends a page of `templates/pages`; `view` is what the template calls `it.view`. */
  send(res: Response, page: string, input: { view: object; frame?: Frame; status?: number }): void;
};

/** The pages of the console from a folder of Eta templates; everything printed into them is escaped. */
export function createPages(pagesDir: string): Pages {
  const eta = new Eta({ views: pagesDir, cache: true, autoEscape: true });
  const words = loadConsoleWords(join(pagesDir, 'words.vi.yaml'));
  return {
    words,
    send(res, page, { view, frame, status = 200 }) {
      const html = eta.render(page, { base: res.req.baseUrl, words, view, frame });
      res.status(status).type('html').send(html);
    },
  };
}
