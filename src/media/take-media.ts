import type { MediaFlaw, MediaRefusal } from '../flow/events.js';
import type { MediaFile } from './media.js';
import type { MediaExaminer } from './media-examiner.js';
import type { MediaFetcher } from './media-fetcher.js';
import type { VirusScanner } from './virus-scanner.js';

export type TakenMedia =
  | { kind: 'good'; file: MediaFile; flaws: MediaFlaw[] }
  | { kind: 'refused'; reason: MediaRefusal }
  /** the platform, or the scanner, may do better another time */
  | { kind: 'later'; waitsFor: 'platform' | 'scanner' };

/** Takes a file from the platform's address; nobody may look at one that was not scanned and examined. */
export type TakeMedia = (url: string) => Promise<TakenMedia>;

type Parts = { fetcher: MediaFetcher; scanner: VirusScanner; examiner: MediaExaminer };

/** Fetch, scan as it came, examine. What is done with the file is the caller's business. */
export function createTakeMedia({ fetcher, scanner, examiner }: Parts): TakeMedia {
  return async (url) => {
    const fetched = await fetcher.fetch(url);
    if (fetched.kind === 'later') return { kind: 'later', waitsFor: 'platform' };
    if (fetched.kind === 'refused') return fetched;
    const { bytes, contentType } = fetched;
    const verdict = await scanner.scan(bytes);
    if (verdict === 'away') return { kind: 'later', waitsFor: 'scanner' };
    if (verdict === 'infected') return { kind: 'refused', reason: 'infected' };
    return examiner.examine({ bytes, contentType });
  };
}
