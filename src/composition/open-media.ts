import { createAxiosMediaFetcher } from '../adapters/media/create-axios-media-fetcher.js';
import { createClamdScanner } from '../adapters/media/create-clamd-scanner.js';
import { createMediaExaminer } from '../adapters/media/create-media-examiner.js';
import { createPictureShrinker } from '../adapters/media/create-picture-shrinker.js';
import { createQrCardReader } from '../adapters/media/create-qr-card-reader.js';
import { sniffContentType } from '../adapters/media/sniff-content-type.js';
import { sniffWord } from '../adapters/media/sniff-word.js';
import { createMongoMediaStore } from '../adapters/mongo/create-mongo-media-store.js';
import { createAttachmentReader } from '../console/create-attachment-reader.js';
import type { FlowEffect } from '../flow/effects.js';
import type { ConversationId } from '../ids.js';
import type { Announcer } from '../inbox/announcer.js';
import type { Conversation } from '../inbox/conversation.js';
import { createFetchMedia, createFetchWaiting } from '../media/fetch-media.js';
import { createPrepareForNotice, createPrepareOutgoing } from '../media/prepare-outgoing.js';
import { createTakeMedia } from '../media/take-media.js';
import type { VirusScanner } from '../media/virus-scanner.js';
import type { Foundation } from './foundation.js';
import type { Queues } from './open-queues.js';

type MediaParts = { announcer: Announcer; queues: Pick<Queues, 'media'> };

/** The citizens' files: noted, fetched, examined, read by clerks, erased. */
export function openMedia(foundation: Foundation, { announcer, queues }: MediaParts) {
  const { settings, now } = foundation;
  const store = createMongoMediaStore(foundation);
  const scanner = openScanner(foundation);
  const examiner = createMediaExaminer();
  const fetcher = createAxiosMediaFetcher({ hosts: settings.MEDIA_HOSTS });
  const takeMedia = createTakeMedia({ fetcher, scanner, examiner });
  const cardReader = createQrCardReader();
  const { nudgeLater } = queues.media;
  const fetchMedia = createFetchMedia({ store, takeMedia, cardReader, announcer, nudgeLater, now });
  const preparing = {
    ...{ sniff: sniffContentType, sniffWord, scanner, examiner, shrinker: createPictureShrinker() },
  };
  return {
    fetch: fetchMedia,
    fetchWaiting: createFetchWaiting({ store, fetchMedia }),
    saveWaiting: (
      { id, officeId }: Pick<Conversation, 'id' | 'officeId'>,
      { mediaId, url, name, purpose }: Extract<FlowEffect, { type: 'fetchMedia' }>,
    ) =>
      store.saveWaiting({
        mediaId,
        conversationId: id,
        officeId,
        url,
        ...(name !== undefined && { name }),
        ...(purpose && { purpose }),
      }),
    close: () => cardReader.close(),
    drop: (mediaIds: readonly string[]) => store.drop(mediaIds),
    file: (mediaIds: readonly string[]) => store.file(mediaIds),
    dropUnfiled: async (id: ConversationId) => store.drop(await store.unfiledOf(id)),
    attachments: createAttachmentReader(store),
    prepareOutgoing: createPrepareOutgoing(preparing),
    prepareForNotice: createPrepareForNotice(preparing),
  };
}

/** Without an address every file passes; with one, none that was not scanned. */
function openScanner({ settings, metrics, log }: Foundation): VirusScanner {
  const { CLAMD_ADDRESS: address } = settings;
  if (!address) return { scan: async () => 'clean' };
  return createClamdScanner({
    ...address,
    onAway(reason) {
      metrics.alarms.inc({ alarm: 'scanner-away' });
      log.error({ event: 'scanner-away', reason });
    },
  });
}
