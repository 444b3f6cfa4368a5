import { createMongoQuotaCounters } from '../adapters/mongo/create-mongo-quota-counters.js';
import { rememberQuotas } from '../notices/remember-quotas.js';
import { packageRoot } from '../package-root.js';
import type { TemplateRoute } from '../replies/template-route.js';
import { createTemplateRoute } from '../template-messages/create-template-route.js';
import { loadTemplateWords } from '../template-messages/template-words.js';
import type { Foundation } from './foundation.js';
import type { Stores } from './open-stores.js';
import type { openZalo } from './open-zalo.js';

/** What the platform says of an account holds for so long (ms): messages about dossiers come one by one. */
const REMEMBERED_MS = 60_000;

/** Messages about dossiers to citizens whom an ordinary one does not reach any more. Throws `TemplateInvalid`. */
export function openTemplateRoute(
  foundation: Foundation,
  { stores, zalo }: { stores: Stores; zalo: Pick<ReturnType<typeof openZalo>, 'notices' | 'transports'> },
): TemplateRoute {
  const { now, log, offices, noticeTemplates } = foundation;
  return createTemplateRoute({
    ...{ dossiers: stores.dossiers, counters: createMongoQuotaCounters(foundation), now, log },
    // templates change by the day; what is left of them is asked for each time
    quotas: {
      ...zalo.notices.quotas,
      templates: rememberQuotas(zalo.notices.quotas, { forMs: REMEMBERED_MS, now }).templates,
    },
    ...{ messenger: zalo.notices.templateMessenger, terms: noticeTemplates.ways },
    words: loadTemplateWords(`${packageRoot}templates`),
    officeOf: (oaId) => offices.findByOa(oaId),
    isState: async (oaId) => (await zalo.transports.find(oaId)) === 'state',
  });
}
