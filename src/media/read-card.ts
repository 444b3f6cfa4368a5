import type { FlowEvent } from '../flow/events.js';
import type { Announcer } from '../inbox/announcer.js';
import type { CardReader } from './card-reader.js';
import type { Media } from './media.js';
import type { MediaStore } from './media-store.js';
import type { TakeMedia } from './take-media.js';

/** Somebody waits for the answer and can type meanwhile, so a platform that does not answer is not waited for long (ms). */
const PAUSES_MS = [3_000, 15_000];

export type ReadCardDeps = {
  store: Pick<MediaStore, 'postpone' | 'drop'>;
  takeMedia: TakeMedia;
  cardReader: Pick<CardReader, 'read'>;
  announcer: Announcer;
  /** Has this file looked at again after so many milliseconds; when it fails the sweeper does. */
  nudgeLater(mediaId: string, delayMs: number): Promise<void>;
  now: () => number;
};

type Outcome =
  | Pick<Extract<FlowEvent, { type: 'cardRead' }>, 'type' | 'card'>
  | Pick<Extract<FlowEvent, { type: 'cardUnread' }>, 'type' | 'reason'>;

/**
 * Fetches a photo of an identity card, reads its code and announces what it says, or why nothing was read. The picture
 * is held in memory only and its row is erased; a crash on the way repeats all of it under the same event id. Rejects when a
 * store is away; the photo is then still due.
 */
export async function readCard(deps: ReadCardDeps, media: Media): Promise<void> {
  const { store, announcer, nudgeLater, now } = deps;
  const { mediaId, conversationId, attempts } = media;
  const outcome = await look(deps, media);
  const pause = outcome ? undefined : PAUSES_MS[attempts];
  if (pause !== undefined) {
    await store.postpone(mediaId, now() + pause);
    return nudgeLater(mediaId, pause);
  }
  const known: Outcome = outcome ?? { type: 'cardUnread', reason: 'unreachable' };
  await announcer.announce(conversationId, `media-${mediaId}`, { ...known, at: now(), mediaId });
  await store.drop([mediaId]);
}

/** Undefined when the platform or the scanner may do better another time. */
async function look({ takeMedia, cardReader }: ReadCardDeps, { url }: Media): Promise<Outcome | undefined> {
  const taken = await takeMedia(url ?? '');
  switch (taken.kind) {
    case 'later':
      return undefined;
    case 'refused':
      return { type: 'cardUnread', reason: taken.reason };
    case 'good': {
      const sight = await cardReader.read(taken.file.bytes);
      return sight.seen === 'card'
        ? { type: 'cardRead', card: sight.card }
        : { type: 'cardUnread', reason: sight.problem };
    }
  }
}
