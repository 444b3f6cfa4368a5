import { sniff } from '../world/media.js';
import type { Platform } from '../world/platform.js';

const PATIENCE_MS = 2_000;
const TYPES: ReadonlySet<string> = new Set(['jpg', 'png']);

/**
 * Takes the cover of an article from its address and keeps it, as the platform does; answers its own address. What cannot
 * be had stays an address of somebody else's, and the article shows no picture.
 */
export async function fetchCover({ media, publicUrl }: Platform, url: string): Promise<string> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const type = sniff(bytes);
    if (!response.ok || !TYPES.has(type)) return url;
    return `${publicUrl}${media.put(bytes, `cover.${type}`).path}`;
  } catch {
    return url;
  }
}
