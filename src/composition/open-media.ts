import { createAxiosMediaFetcher } from '../adapters/media/create-axios-media-fetcher.js';
import { createMongoMediaStore } from '../adapters/mongo/create-mongo-media-store.js';
import { createAttachmentReader } from '../console/create-attachment-reader.js';
import type { ConversationId } from '../ids.js';
import type { Announcer } from '../inbox/announcer.js';
import type { Conversation } from '../inbox/conversation.js';
import { createFetchMedia, createFetchWaiting } from '../media/fetch-media.js';
import type { Foundation } from './foundation.js';

/** The citizens' files: noted, fetched, read by clerks, erased. */
export function openMedia(foundation: Foundation, announcer: Announcer) {
  const { settings, now } = foundation;
  const store = createMongoMediaStore(foundation);
  const fetcher = createAxiosMediaFetcher({ hosts: settings.MEDIA_HOSTS });
  const fetchMedia = createFetchMedia({ store, fetcher, announcer, now });
  return {
    fetch: fetchMedia,
    fetchWaiting: createFetchWaiting({ store, fetchMedia }),
    saveWaiting: (
      { id, officeId }: Pick<Conversation, 'id' | 'officeId'>,
      { mediaId, url, name }: { mediaId: string; url: string; name?: string | undefined },
    ) =>
      store.saveWaiting({ mediaId, conversationId: id, officeId, url, ...(name !== undefined && { name }) }),
    drop: (mediaIds: readonly string[]) => store.drop(mediaIds),
    file: (mediaIds: readonly string[]) => store.file(mediaIds),
    dropUnfiled: async (id: ConversationId) => store.drop(await store.unfiledOf(id)),
    attachments: createAttachmentReader(store),
  };
}
