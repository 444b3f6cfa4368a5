import type { Announcer } from '../inbox/announcer.js';
import { announceDelay, announceMedia } from './announce-media.js';
import type { CardReader } from './card-reader.js';
import type { Media } from './media.js';
import type { MediaStore } from './media-store.js';
import { readCard } from './read-card.js';
import type { TakeMedia } from './take-media.js';

/** Pauses after the failed tries; how long the platform keeps a file is not known, so there are few of them. */
const PAUSES_MS = [5_000, 30_000, 120_000, 600_000];
/** A scanner that is away is the office's trouble: for a day the citizen is not asked for the file again because of it. */
const SCANNER_PAUSE_MS = 600_000;
const SCANNER_PATIENCE_MS = 24 * 3_600_000;
/** Each may hold 20 MB. */
const AT_A_TIME = 4;

export type FetchMediaDeps = {
  store: MediaStore;
  takeMedia: TakeMedia;
  cardReader: Pick<CardReader, 'read'>;
  announcer: Announcer;
  /** Has this file looked at again after so many milliseconds; when it fails the sweeper does. */
  nudgeLater(mediaId: string, delayMs: number): Promise<void>;
  now: () => number;
};

/** Fetches one file; the conversation hears how it ended. */
export type FetchMedia = (mediaId: string) => Promise<void>;

/**
 * Fetches a file that a citizen sent and announces that it is stored or refused, under an id that makes it one
 * announcement however often this runs. Failures in passing are left to the sweeper a few times. Rejects when a store
 * is away; the file is then still due.
 */
export function createFetchMedia(deps: FetchMediaDeps): FetchMedia {
  const { store } = deps;
  return async (mediaId) => {
    const media = await store.find(mediaId);
    if (!media) return;
    if (media.state === 'dropped') return store.drop([mediaId]); // ended by a crash half way
    if (media.purpose === 'card') return readCard(deps, media);
    if (media.state === 'waiting' && !(await finish(deps, media))) return;
    const ended = await store.find(mediaId);
    if (ended && !(await announceMedia(deps, ended))) return;
    await store.settle(mediaId);
  };
}

/** Fetches files that are due, a few at a time; one that fails does not keep the others waiting. Answers how many. */
export function createFetchWaiting({
  store,
  fetchMedia,
}: {
  store: Pick<MediaStore, 'due'>;
  fetchMedia: FetchMedia;
}): (limit: number) => Promise<number> {
  return async (limit) => {
    const due = await store.due(limit);
    const failures: unknown[] = [];
    const queue = due.values();
    const work = async () => {
      for (const mediaId of queue) await fetchMedia(mediaId).catch((cause) => failures.push(cause));
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, work));
    if (failures.length > 0)
      throw new AggregateError(failures, `${failures.length} of ${due.length} files failed`);
    return due.length;
  };
}

/** False when the file has to wait for another try. */
async function finish(deps: FetchMediaDeps, media: Media): Promise<boolean> {
  const { store, takeMedia, now } = deps;
  const { mediaId, url } = media;
  const taken = await takeMedia(url ?? '');
  switch (taken.kind) {
    case 'good':
      await store.store(mediaId, taken.file, taken.flaws);
      return true;
    case 'refused':
      await store.refuse(mediaId, taken.reason);
      return true;
    case 'later': {
      const pause = taken.waitsFor === 'scanner' ? scannerPause(media, now()) : PAUSES_MS[media.attempts];
      if (pause === undefined) {
        await store.refuse(mediaId, 'unreachable');
        return true;
      }
      if (media.attempts === 0) await announceDelay(deps, media);
      await store.postpone(mediaId, now() + pause);
      return false;
    }
  }
}

function scannerPause({ attempts, createdAt }: Media, at: number): number | undefined {
  return at - createdAt > SCANNER_PATIENCE_MS ? undefined : (PAUSES_MS[attempts] ?? SCANNER_PAUSE_MS);
}
