import { createMongoDossierArchive } from '../adapters/mongo/create-mongo-dossier-archive.js';
import { createMongoExpiries } from '../adapters/mongo/create-mongo-expiries.js';
import { createMongoMediaStore } from '../adapters/mongo/create-mongo-media-store.js';
import { createMongoNoticeFiles } from '../adapters/mongo/create-mongo-notice-files.js';
import { createMongoRetentionRuns } from '../adapters/mongo/create-mongo-retention-runs.js';
import type { Dossier } from '../dossiers/dossier.js';
import type { Announcer } from '../inbox/announcer.js';
import { letGoOfDossier } from '../notices/keep-contacts.js';
import { createConversationExpiry } from '../retention/conversation-expiry.js';
import { createDossierExpiry, createIdentityImagesExpiry } from '../retention/dossier-expiry.js';
import type { Expiry } from '../retention/expiry.js';
import { createLooseFilesExpiry } from '../retention/loose-files-expiry.js';
import { createNoticeFilesExpiry } from '../retention/notice-files-expiry.js';
import { createNoticePlacesExpiry } from '../retention/notice-places-expiry.js';
import { countRetention, sweepRetention } from '../retention/run-retention.js';
import type { Foundation } from './foundation.js';
import { contactDeps } from './open-notices.js';
import type { Stores } from './open-stores.js';

/** What is erased when it was kept long enough, by the table in `templates/data/retention.yaml`. */
export function openRetention(
  foundation: Foundation,
  { stores, announcer }: { stores: Stores; announcer: Announcer },
) {
  const { log, now, templates } = foundation;
  const rules = templates.catalogue.retention;
  const runs = createMongoRetentionRuns(foundation);
  const media = createMongoMediaStore(foundation);
  const archive = createMongoDossierArchive(foundation);
  const rows = createMongoExpiries({ ...foundation, rules });
  const contacts = contactDeps(foundation, stores);
  const letGo = (dossier: Dossier) => letGoOfDossier(contacts, dossier);
  const dossiers = { archive, media, rules, letGo };
  // what others hold on to goes first, so that what it held is loose in the same night
  const expiries: readonly Expiry[] = [
    createConversationExpiry({ ...stores, announcer }),
    rows.assistedDrafts,
    rows.messageTexts,
    createNoticePlacesExpiry({ ...stores, rules }),
    rows.noticeAnswers,
    rows.deadEvents,
    rows.surveyWords,
    rows.talks,
    rows.submissions,
    createIdentityImagesExpiry(dossiers),
    createDossierExpiry(dossiers),
    createLooseFilesExpiry({ ...stores, media, rules }),
    createNoticeFilesExpiry({ ...stores, noticeFiles: createMongoNoticeFiles(foundation), rules }),
    rows.audit,
    rows.dataRequests,
  ];
  return {
    sweep: () =>
      sweepRetention({
        expiries,
        runs,
        now,
        onFailed: (kind, err) => log.error({ event: 'retention-failed', kind, err }),
      }),
    count: () => countRetention(expiries, now()),
    runs: (limit: number) => runs.list(limit),
  };
}
