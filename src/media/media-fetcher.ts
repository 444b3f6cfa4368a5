import type { MediaRefusal } from '../flow/events.js';
import type { MediaFile } from './media.js';

export type FetchedMedia =
  | ({ kind: 'fetched' } & MediaFile)
  | { kind: 'refused'; reason: MediaRefusal }
  /** busy, slow or cut off: trying again can help */
  | { kind: 'later' };

/**
 * Fetches a file of the platform. Goes only to hosts that are allowed, takes only files that may be kept, and never
 * throws for anything that the other side or the network does.
 */
export type MediaFetcher = { fetch(url: string): Promise<FetchedMedia> };
