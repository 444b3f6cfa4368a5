import { randomUUID } from 'node:crypto';
import { createMongoNoticeFiles } from '../adapters/mongo/create-mongo-notice-files.js';
import { createMongoQuotaCounters } from '../adapters/mongo/create-mongo-quota-counters.js';
import { createNoticeDesk } from '../console/notices/create-notice-desk.js';
import type { NoticeDesk } from '../console/notices/notice-desk.js';
import type { PrepareForNotice } from '../media/prepare-outgoing.js';
import type { PlatformQuotas } from '../notices/platform-quotas.js';
import { rememberQuotas } from '../notices/remember-quotas.js';
import type { Foundation } from './foundation.js';
import type { Stores } from './open-stores.js';
import type { openZalo } from './open-zalo.js';

type Parts = {
  stores: Stores;
  zalo: Pick<ReturnType<typeof openZalo>, 'notices' | 'transports'>;
  prepareForNotice: PrepareForNotice;
};

/** A form asks with every change. What leaves is measured against the word of the moment, by the worker. */
const forPages = (quotas: PlatformQuotas, now: () => number) =>
  rememberQuotas(quotas, { forMs: 60_000, refusedForMs: 5_000, now });

/** The officials' desk for notices, on the real stores and the platform's word. */
export function openNoticeDesk(
  foundation: Foundation,
  { stores, zalo, prepareForNotice }: Parts,
): NoticeDesk {
  const { offices, noticeTemplates: templates, templates: spoken, now } = foundation;
  const { catalogue } = spoken;
  return createNoticeDesk({
    ...{ notices: stores.notices, rows: stores.noticeRows, contacts: stores.contacts },
    talks: stores.talks,
    noticeFiles: createMongoNoticeFiles(foundation),
    ...{ articles: stores.noticeArticles, files: stores.outgoingFiles, prepare: prepareForNotice },
    counters: createMongoQuotaCounters(foundation),
    ...{
      quotas: forPages(zalo.notices.quotas, now),
      templates,
      offices: offices.all,
      now,
      newId: randomUUID,
    },
    rulesOf: async (officeId) => ({
      ...{ terms: templates.ways, now: now() },
      isState: (await zalo.transports.find(offices.get(officeId).oaId)) === 'state',
    }),
    choices: {
      // revisions of a procedure share its id; the newest names it
      procedures: [...new Map(catalogue.procedures.map(({ id, shortName }) => [id, shortName]))].map(
        ([id, name]) => ({ id, name }),
      ),
      languages: catalogue.languages.map(({ language, name }) => ({ language, name })),
    },
  });
}
