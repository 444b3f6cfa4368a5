import type { AssistedDraft } from '../assisted/assisted-draft.js';
import { fileSigned } from '../assisted/sign-draft.js';
import { createLanes } from '../concurrency/create-lanes.js';
import type { ActDeps } from '../dossiers/act-on-dossier.js';
import type { DueReminder } from '../dossiers/dossier-reminders.js';
import type { DueLook } from '../dossiers/dossier-watch.js';
import { lapseDraft } from '../dossiers/lapse-draft.js';
import { processSubmission } from '../dossiers/process-submission.js';
import { type RemindDeps, remindCitizen } from '../dossiers/remind-citizen.js';
import { lookAtDossier } from '../escalation/look-at-dossier.js';
import { type ConversationId, OaId, splitConversationId } from '../ids.js';
import { createAnnouncer } from '../inbox/create-announcer.js';
import { createDrainInbox } from '../inbox/drain-inbox.js';
import type { LeaseRules } from '../inbox/undone.js';
import { findQuotedNotice } from '../notices/hear-notices.js';
import { createDrainOutbox } from '../replies/drain-outbox.js';
import type { Messenger } from '../replies/messenger.js';
import type { TemplateRoute } from '../replies/template-route.js';
import { createDossierDeps } from './dossier-deps.js';
import { createEffectPorts } from './effect-ports.js';
import type { Foundation } from './foundation.js';
import { createOfficeEngines, createWorlds } from './office-engines.js';
import { openMedia } from './open-media.js';
import { openOwnData } from './open-own-data.js';
import type { Queues } from './open-queues.js';
import { openRetention } from './open-retention.js';
import type { Stores } from './open-stores.js';

type WorkshopParts = { stores: Stores; queues: Queues; messenger: Messenger; templates: TemplateRoute };

/** A lease outlives the slowest send (a call, its repetition with a fresh token, and the wait for that) by this factor. */
const LEASE_FACTOR = 6;

/** The use cases of a worker, wired to the record, the queues and the platform. */
export function createWorkshop(foundation: Foundation, { stores, queues, ...sending }: WorkshopParts) {
  const { settings, metrics, log, now, workerId, offices } = foundation;
  const announcer = createAnnouncer({ inbox: stores.inbox, nudge: queues.conversations.nudge, now });
  const dossierDeps = createDossierDeps(foundation, stores, announcer);
  const media = openMedia(foundation, { announcer, queues });
  const lanes = createLanes();
  let leases = 0;
  const lease: LeaseRules = {
    newHolder: () => `${workerId}.${++leases}`,
    leaseMs: settings.ZALO_TIMEOUT_MS * LEASE_FACTOR,
    now,
  };

  const ownData = openOwnData(foundation, { stores, queues, announcer });
  const effects = createEffectPorts(foundation, { stores, queues, dossierDeps, media, ownData });

  const drain = createDrainInbox({
    ...createOfficeEngines(foundation),
    inbox: stores.inbox,
    conversations: stores.conversations,
    effects,
    officeOf: (id) => officeOf(offices, id),
    isNotice: async (id, messageId) => (await findQuotedNotice(stores, id, messageId)) !== undefined,
    lanes,
    lease,
    lateMs: settings.CATCH_UP_AFTER_SECONDS * 1_000,
    deliver: createDeliver(foundation, { stores, ...sending, lease }),
    onHandled: (type, waitedMs) => metrics.eventsHandled.observe({ type }, waitedMs / 1000),
    onDead: () => metrics.alarms.inc({ alarm: 'event-dead' }),
    onStuck(conversation, intent, reason) {
      metrics.alarms.inc({ alarm: 'effect-stuck' });
      log.error({ event: 'effect-stuck', conversation, intent, reason });
    },
    log,
  });

  const makeDossier = (submissionId: string) =>
    processSubmission(
      {
        ...dossierDeps,
        submissions: stores.submissions,
        onDead(id, reason) {
          metrics.alarms.inc({ alarm: 'submission-dead' });
          log.error({ event: 'submission-dead', submissionId: id, reason });
        },
      },
      submissionId,
    );

  const retention = openRetention(foundation, { stores, announcer });
  const late = createLateWork(foundation, stores, dossierDeps);
  return { announcer, drain, makeDossier, ...late, media, ownData, retention, lanes };
}

/** What is done when time has run out, or somebody stopped half way; a later round of the sweeper makes the dossier. */
function createLateWork(
  foundation: Foundation,
  { drafts, submissions, dossiers }: Stores,
  dossierDeps: ActDeps & RemindDeps,
) {
  const looking = { ...foundation, dossiers, rules: foundation.escalation };
  const filing = { drafts, submit: submissions.save, worldOf: createWorlds(foundation), now: foundation.now };
  return {
    lapseDraft: (dossierId: string) => lapseDraft(dossierDeps, dossierId),
    lookAtDossier: (due: DueLook) => lookAtDossier(looking, due),
    remindCitizen: (due: DueReminder) => remindCitizen(dossierDeps, due),
    fileSigned: (draft: AssistedDraft) => fileSigned(filing, draft),
  };
}

const createDeliver = (
  { metrics, log }: Foundation,
  { stores, ...parts }: Omit<WorkshopParts, 'queues'> & { lease: LeaseRules },
) =>
  createDrainOutbox({
    ...parts,
    conversations: stores.conversations,
    messages: stores.messages,
    files: stores.outgoingFiles,
    onEnded: ({ kind }, waitedMs) => metrics.messagesEnded.observe({ outcome: kind }, waitedMs / 1000),
    log,
  });

function officeOf(offices: Foundation['offices'], id: ConversationId) {
  const office = offices.findByOa(OaId.parse(splitConversationId(id).oaId));
  if (!office) throw new Error('a conversation of an OA that is not configured');
  return office.id;
}
