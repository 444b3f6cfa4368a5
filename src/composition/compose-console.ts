import { randomUUID } from 'node:crypto';
import type { Router } from 'express';
import type { Redis } from 'ioredis';
import { createAppointmentDesk } from '../console/appointments/create-appointment-desk.js';
import type { AttachmentReader } from '../console/attachment-reader.js';
import type { ConsoleServices } from '../console/console-services.js';
import { createConsoleRouter } from '../console/create-console-router.js';
import { createDossierDesk } from '../console/create-dossier-desk.js';
import { createDataRequestDesk } from '../console/data-requests/create-data-request-desk.js';
import { createPages } from '../console/pages/create-pages.js';
import { loadReasons } from '../console/reasons.js';
import { findCodes } from '../dossiers/find-codes.js';
import { createAttentionDesk } from '../escalation/attention-desk.js';
import { findPinned } from '../flow/catalogue.js';
import type { FlowEvent } from '../flow/events.js';
import { OFFICIAL } from '../flow/language.js';
import { newSession } from '../flow/session.js';
import { ConversationId, type OfficeId } from '../ids.js';
import type { PrepareForNotice, PrepareOutgoing } from '../media/prepare-outgoing.js';
import { createMorningDesk } from '../morning/create-morning-desk.js';
import { packageRoot } from '../package-root.js';
import { createSatisfactionDesk } from '../reports/satisfaction-desk.js';
import { createTodayDesk } from '../today/create-today-desk.js';
import type { createDossierDeps } from './dossier-deps.js';
import type { Foundation } from './foundation.js';
import { createOfficeEngines } from './office-engines.js';
import { openAccounts } from './open-accounts.js';
import { openAssisted } from './open-assisted.js';
import { openNoticeDesk } from './open-notice-desk.js';
import { openPapers } from './open-papers.js';
import type { Stores } from './open-stores.js';
import { openTalks } from './open-talks.js';
import type { openZalo } from './open-zalo.js';

type ConsoleParts = {
  stores: Stores;
  redis: Redis;
  dossierDeps: ReturnType<typeof createDossierDeps>;
  attachments: AttachmentReader;
  prepareOutgoing: PrepareOutgoing;
  prepareForNotice: PrepareForNotice;
  zalo: Pick<ReturnType<typeof openZalo>, 'notices' | 'transports'>;
  /** Wakes the worker that makes a dossier of a saved submission. */
  nudgeSubmission(submissionId: string): Promise<void>;
};

/** The clerks' console on the real stores. */
export function composeConsole(foundation: Foundation, parts: ConsoleParts): Router {
  const { settings, offices, log, now } = foundation;
  const prefix = 'mcc:console:';
  const attention = createAttentionDesk(parts.stores.dossiers);
  const accounts = openAccounts(foundation, { redis: parts.redis, prefix });
  return createConsoleRouter({
    ...openDossierDesks(foundation, parts),
    ...openTalks(foundation, { ...parts, prefix, announcer: parts.dossierDeps.announcer }),
    prepareOutgoing: parts.prepareOutgoing,
    dataRequests: createDataRequestDesk({
      requests: parts.stores.dataRequests,
      dossiers: parts.stores.dossiers,
      announcer: parts.dossierDeps.announcer,
      now,
    }),
    papers: openPapers(foundation, { dossiers: parts.stores.dossiers, namesOf: accounts.staff.namesOf }),
    ...accounts,
    assisted: openAssisted(foundation, { ...parts.stores, nudgeSubmission: parts.nudgeSubmission }),
    absences: parts.stores.absences,
    attention,
    morning: createMorningDesk({ ...parts.stores, attention, calendarOf: foundation.calendarOf, now }),
    notices: openNoticeDesk(foundation, parts),
    satisfaction: createSatisfactionDesk({ ...parts.stores, now }),
    today: createTodayDesk({ ...parts.stores, calendarOf: foundation.calendarOf, now }),
    offices: offices.all,
    codesOf: (officeId, dossierIds) => findCodes(parts.stores, officeId, dossierIds),
    pages: createPages(`${packageRoot}templates/pages`),
    ...readKnowledge(foundation),
    https: settings.PUBLIC_URL.startsWith('https:'),
    now,
    newId: randomUUID,
    onFailure: (error) => log.error({ event: 'console-failed', err: error }),
  });
}

/** Dossiers and the hours at which people come about them. */
function openDossierDesks(
  foundation: Foundation,
  { dossierDeps, attachments, stores }: ConsoleParts,
): Pick<ConsoleServices, 'desk' | 'appointments'> {
  const { catalogue, domain } = foundation.templates;
  const wordsFor = createPreview(foundation);
  return {
    desk: createDossierDesk({
      ...{ ...dossierDeps, attachments, messages: stores.messages, files: stores.outgoingFiles, wordsFor },
      formOf: (id, revision) => ({ procedure: findPinned(catalogue, id, revision), domain }),
    }),
    appointments: createAppointmentDesk({ ...dossierDeps, wordsFor }),
  };
}

/** What the console knows of the law and the bot's words. Throws `DataFileInvalid`. */
const readKnowledge = ({ templates }: Foundation) => ({
  reasons: loadReasons(`${packageRoot}templates/data/reasons.yaml`),
  legalBasisOf: (procedureId: string, revision: string) =>
    findPinned(templates.catalogue, procedureId, revision)?.legalBasis ?? [],
  procedureNameOf: (procedureId: string) =>
    templates.catalogue.procedures.findLast(({ id }) => id === procedureId)?.shortName ?? procedureId,
  warningText: (key: string) => templates.wording[key] ?? key,
});

/** An event in the engine's own words and the clerk's language, as a citizen of the office who is doing nothing else would read it. */
function createPreview(foundation: Foundation): (officeId: OfficeId, event: FlowEvent) => string {
  const engines = createOfficeEngines(foundation);
  return (officeId, event) => {
    const engine = engines.engineOf(officeId);
    const nobody = ConversationId.parse(`${foundation.offices.get(officeId).oaId}-0`);
    const [, effects] = engine.step({ ...newSession(nobody), greeted: true }, event);
    return effects
      .flatMap((effect) => (effect.type === 'reply' ? effect.sayings : []))
      .flatMap((saying) => engine.render(saying, OFFICIAL))
      .map((message) => message.text)
      .filter((text) => text !== '')
      .join('\n\n');
  };
}
