import type { FetchMediaDeps } from './fetch-media.js';
import type { Media } from './media.js';

/** Photos sent together come as several events; after this silence (ms) they are all there. */
const QUIET_MS = 2_000;
/** Nobody waits longer than this for the others (ms). */
const PATIENCE_MS = 10_000;

type Deps = Pick<FetchMediaDeps, 'store' | 'announcer' | 'nudgeLater' | 'now'>;

/**
 * Tells the conversation how a file ended, once no other has come for a moment, so that photos sent in a burst are
 * answered together. False when it is too early; the file is then due again. Nothing is said about a file that was
 * dropped: the citizen took it back.
 */
export async function announceMedia(
  { store, announcer, nudgeLater, now }: Deps,
  media: Media,
): Promise<boolean> {
  const { mediaId, conversationId, createdAt, state, name, reason, flaws } = media;
  if (state !== 'stored' && state !== 'refused') return true;
  const newest = (await store.newestOf(conversationId)) ?? createdAt;
  const quietAt = Math.min(newest + QUIET_MS, createdAt + PATIENCE_MS);
  const at = now();
  if (at < quietAt) {
    await store.defer(mediaId, quietAt);
    await nudgeLater(mediaId, quietAt - at);
    return false;
  }
  const what =
    state === 'stored'
      ? {
          type: 'mediaStored' as const,
          at,
          mediaId,
          ...(flaws.length > 0 && { flaws }),
          ...(name && { name }),
        }
      : { type: 'mediaRefused' as const, at, mediaId, reason: reason ?? 'unreachable' };
  await announcer.announce(conversationId, `media-${mediaId}`, what);
  return true;
}

/** Tells the conversation that a file takes longer: it is tried again, and whoever waits for it may go on. */
export async function announceDelay(
  { announcer, now }: Pick<Deps, 'announcer' | 'now'>,
  { mediaId, conversationId }: Media,
): Promise<void> {
  const what = { type: 'mediaDelayed' as const, at: now(), mediaId };
  await announcer.announce(conversationId, `media-late-${mediaId}`, what);
}
