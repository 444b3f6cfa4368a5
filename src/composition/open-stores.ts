import {
  createMongoAbsenceStore,
  ensureAbsenceIndexes,
} from '../adapters/mongo/create-mongo-absence-store.js';
import { ensureContactSourceIndexes } from '../adapters/mongo/create-mongo-contact-sources.js';
import {
  createMongoContactStore,
  ensureContactIndexes,
} from '../adapters/mongo/create-mongo-contact-store.js';
import { createMongoConversationStore } from '../adapters/mongo/create-mongo-conversation-store.js';
import {
  createMongoDataRequestStore,
  ensureDataRequestIndexes,
} from '../adapters/mongo/create-mongo-data-request-store.js';
import { createMongoDossierNumbers } from '../adapters/mongo/create-mongo-dossier-numbers.js';
import { createMongoDossierStore } from '../adapters/mongo/create-mongo-dossier-store.js';
import { createMongoDraftStore, ensureDraftIndexes } from '../adapters/mongo/create-mongo-draft-store.js';
import { createMongoFunnelStore, ensureFunnelIndexes } from '../adapters/mongo/create-mongo-funnel-store.js';
import { createMongoInboxStore, ensureInboxIndexes } from '../adapters/mongo/create-mongo-inbox-store.js';
import { ensureMediaIndexes } from '../adapters/mongo/create-mongo-media-store.js';
import { createMongoMessageLog } from '../adapters/mongo/create-mongo-message-log.js';
import { createMongoNoticeArticleStore } from '../adapters/mongo/create-mongo-notice-article-store.js';
import {
  createMongoNoticeRowStore,
  ensureNoticeRowIndexes,
} from '../adapters/mongo/create-mongo-notice-row-store.js';
import { createMongoNoticeStore, ensureNoticeIndexes } from '../adapters/mongo/create-mongo-notice-store.js';
import {
  createMongoOutgoingFiles,
  ensureOutgoingFileIndexes,
} from '../adapters/mongo/create-mongo-outgoing-files.js';
import { createMongoPlaceStore, ensurePlaceIndexes } from '../adapters/mongo/create-mongo-place-store.js';
import { ensureRegisterIndex } from '../adapters/mongo/create-mongo-register-source.js';
import {
  createMongoSatisfactionStore,
  ensureSatisfactionIndexes,
} from '../adapters/mongo/create-mongo-satisfaction-store.js';
import { createMongoStayStore, ensureStayIndexes } from '../adapters/mongo/create-mongo-stay-store.js';
import { createMongoSubmissionStore } from '../adapters/mongo/create-mongo-submission-store.js';
import { createMongoTalkStore, ensureTalkIndexes } from '../adapters/mongo/create-mongo-talk-store.js';
import { createMongoTokenStore } from '../adapters/mongo/create-mongo-token-store.js';
import { ensureAuditIndexes } from '../adapters/mongo/ensure-audit-indexes.js';
import { ensureConversationIndexes } from '../adapters/mongo/ensure-conversation-indexes.js';
import { ensureDossierIndexes } from '../adapters/mongo/ensure-dossier-indexes.js';
import type { Foundation } from './foundation.js';

/** The record: every store on MongoDB. Opening them asks nothing of the database yet. */
export type Stores = ReturnType<typeof openStores>;

export function openStores(foundation: Foundation) {
  return {
    inbox: createMongoInboxStore({
      ...foundation,
      onDead(eventId, reason) {
        foundation.metrics.alarms.inc({ alarm: 'event-dead' });
        foundation.log.error({ event: 'event-dead', eventId, reason });
      },
    }),
    conversations: createMongoConversationStore(foundation),
    messages: createMongoMessageLog(foundation),
    submissions: createMongoSubmissionStore(foundation),
    dossiers: createMongoDossierStore(foundation),
    numbers: createMongoDossierNumbers(foundation),
    places: createMongoPlaceStore(foundation),
    tokens: createMongoTokenStore(foundation),
    dataRequests: createMongoDataRequestStore(foundation),
    outgoingFiles: createMongoOutgoingFiles(foundation),
    funnel: createMongoFunnelStore(foundation),
    satisfaction: createMongoSatisfactionStore(foundation),
    talks: createMongoTalkStore(foundation),
    drafts: createMongoDraftStore(foundation),
    stays: createMongoStayStore(foundation),
    absences: createMongoAbsenceStore(foundation),
    notices: createMongoNoticeStore(foundation),
    noticeArticles: createMongoNoticeArticleStore(foundation),
    noticeRows: createMongoNoticeRowStore(foundation),
    contacts: createMongoContactStore(foundation),
  };
}

/** Makes sure that all indexes exist; the unique ones carry invariants, so nothing is handled before. */
export async function ensureIndexes({ connection }: Foundation): Promise<void> {
  await ensureInboxIndexes(connection);
  await ensureConversationIndexes(connection);
  await ensureDossierIndexes(connection);
  await ensureRegisterIndex(connection);
  await ensureMediaIndexes(connection);
  await ensurePlaceIndexes(connection);
  await ensureOutgoingFileIndexes(connection);
  await ensureFunnelIndexes(connection);
  await ensureSatisfactionIndexes(connection);
  await ensureTalkIndexes(connection);
  await ensureDraftIndexes(connection);
  await ensureStayIndexes(connection);
  await ensureAbsenceIndexes(connection);
  await ensureNoticeIndexes(connection);
  await ensureNoticeRowIndexes(connection);
  await ensureContactIndexes(connection);
  await ensureContactSourceIndexes(connection);
  await ensureDataRequestIndexes(connection);
  await ensureAuditIndexes(connection);
}
