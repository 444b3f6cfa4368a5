import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Eta } from 'eta';
import type { Response } from 'express';
import type { Permission } from '../staff/permissions.js';
import type { StaffSettings } from '../staff/staff-settings.js';
import { type ConsoleWords, loadConsoleWords } from './console-words.js';

/** Who is looking, for the frame around a page; absent before the log-in. */
export type Frame = {
  displayName: string;
  roleLabel: string;
  csrfToken: string;
  office?: { id: string; name: string };
  offices: { id: string; name: string; home: string }[];
  /** how they like the console */
  settings: StaffSettings;
  /** what the role allows; a page shows only ways that lead somewhere */
  may: Partial<Record<Permission, boolean>>;
  /** a sentence on what the last action did */
  note?: string;
};

export type Pages = {
  words: ConsoleWords;
  /** folder of the console's own scripts and styles */
  assetsDir: string;
  htmxFile: string;
  /** Sends a page of `templates/pages`; `view` is what the template calls `it.view`. */
  send(res: Response, page: string, input: { view: object; frame?: Frame; status?: number }): void;
};

/**
 * The pages of the console from a folder of Eta templates; everything printed into them is escaped. Pages that show
 * what others change ask for news every `refreshMs`.
 */
export function createPages(pagesDir: string, { refreshMs = 4000 } = {}): Pages {
  const eta = new Eta({ views: pagesDir, cache: true, autoEscape: true });
  const words = loadConsoleWords(join(pagesDir, 'words.vi.yaml'));
  const assetsDir = join(pagesDir, 'assets');
  const htmxFile = createRequire(import.meta.url).resolve('htmx.org/dist/htmx.min.js');
  const assetVersion = digestOf([htmxFile, ...readdirSync(assetsDir).map((name) => join(assetsDir, name))]);
  return {
    words,
    assetsDir,
    htmxFile,
    send(res, page, { view, frame, status = 200 }) {
      const base = res.req.baseUrl;
      const html = eta.render(page, { base, assetVersion, refreshMs, words, view, frame });
      res.status(status).type('html').send(html);
    },
  };
}

/** Changes with any of the files, so that browsers may keep them for ever under this name. */
function digestOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('base64url').slice(0, 12);
}
