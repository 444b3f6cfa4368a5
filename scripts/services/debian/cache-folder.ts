import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** A folder outside of the checkout for what was downloaded, so that another clone need not download it again. */
export function cacheFolder(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const folder = join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'mot-cua-chat');
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch {
    const own = join(process.cwd(), '.data', 'cache');
    mkdirSync(own, { recursive: true });
    return own;
  }
}
