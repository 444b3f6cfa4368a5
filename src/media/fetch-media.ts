import type { Announcer } from '../inbox/announcer.js';
import type { Media } from './media.js';
import type { MediaFetcher } from './media-fetcher.js';
import type { MediaStore } from './media-store.js';

/** Pauses after the failed tries; how long the platform keeps a file is not known, so there are few of them. */
const PAUSES_MS = [5_000, 30_000, 120_000, 600_000];
/** Each may hold 20 MB. */
const AT_A_TIME = 4;

export type FetchMediaDeps = {
  store: MediaStore;
  fetcher: MediaFetcher;
  announcer: Announcer;
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
    if (media.state === 'waiting' && !(await finish(deps, media))) return;
    const ended = await store.find(mediaId);
    if (ended) await announce(deps, ended);
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
async function finish(
  { store, fetcher, now }: FetchMediaDeps,
  { mediaId, url, attempts }: Media,
): Promise<boolean> {
  const fetched = await fetcher.fetch(url ?? '');
  if (fetched.kind === 'fetched') {
    await store.store(mediaId, { bytes: fetched.bytes, contentType: fetched.contentType });
    return true;
  }
  const pause = PAUSES_MS[attempts];
  if (fetched.kind === 'later' && pause !== undefined) {
    await store.postpone(mediaId, now() + pause);
    return false;
  }
  await store.refuse(mediaId, fetched.kind === 'later' ? 'unreachable' : fetched.reason);
  return true;
}

/** Nothing is said about a file that was dropped: the citizen took it back. */
async function announce({ announcer, now }: FetchMediaDeps, media: Media): Promise<void> {
  const { mediaId, conversationId, state, name, reason } = media;
  const eventId = `media-${mediaId}`;
  const at = now();
  if (state === 'stored') {
    await announcer.announce(conversationId, eventId, {
      type: 'mediaStored',
      at,
      mediaId,
      ...(name && { name }),
    });
  } else if (state === 'refused') {
    await announcer.announce(conversationId, eventId, {
      type: 'mediaRefused',
      at,
      mediaId,
      reason: reason ?? 'unreachable',
    });
  }
}
