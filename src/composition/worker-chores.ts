import type { AssistedDraft } from '../assisted/assisted-draft.js';
import { type AnnounceDeps, announceWaiting } from '../dossiers/announce-dossier.js';
import type { DueReminder } from '../dossiers/dossier-reminders.js';
import type { DueLook } from '../dossiers/dossier-watch.js';
import type { ConversationId } from '../ids.js';
import type { Announcer } from '../inbox/announcer.js';
import { FAILURES_UNTIL_STUCK } from '../inbox/note-failed-intent.js';
import type { Metrics } from '../metrics.js';
import type { Chore } from '../sweeper/create-sweeper.js';
import { takeBack } from '../talks/take-back.js';
import { tellUntold } from '../talks/tell-citizen.js';
import type { AccessTokens } from '../zalo-account/access-tokens.js';
import type { SendLedger } from '../zalo-account/send-ledger.js';
import type { OwnDataDesk } from './open-own-data.js';
import type { Stores } from './open-stores.js';

export type ChoreDeps = {
  stores: Stores;
  announcer: Announcer;
  tokens: AccessTokens;
  ledger: SendLedger;
  media: { fetchWaiting(limit: number): Promise<number> };
  drain(id: ConversationId): Promise<void>;
  makeDossier(submissionId: string): Promise<void>;
  lapseDraft(dossierId: string): Promise<void>;
  lookAtDossier(due: DueLook): Promise<void>;
  remindCitizen(due: DueReminder): Promise<void>;
  fileSigned(draft: AssistedDraft): Promise<boolean>;
  ownData: Omit<OwnDataDesk, 'take'>;
  retention: { sweep(): Promise<number> };
  metrics: Metrics;
  now: () => number;
};

/** What is younger is still on its ordinary way (ms). */
const PATIENCE_MS = 5_000;
/** A message is given up after a day; its file goes with it at the latest then (ms). */
const UNSENT_FILE_LIVES_MS = 3 * 24 * 3_600_000;
/** Until then a lapsed place may still become its form's, unless somebody else wants it (ms). */
const LAPSED_MS = 24 * 3_600_000;
/** What is over is nobody's business here; the dossier knows its hour. */
const OVER_MS = 48 * 3_600_000;
/** How much one round takes on; the next one follows soon. */
const LIMIT = 500;

/**
 * What the sweeper looks after. It does the work itself instead of nudging, so that a Redis that is away holds nothing
 * up for longer than a round.
 */
export function createChores(deps: ChoreDeps): Chore[] {
  const { stores, announcer, now } = deps;
  return [
    {
      name: 'waiting-events',
      sweep: async () =>
        each(await stores.inbox.conversationsWaitingLongerThan(PATIENCE_MS, LIMIT), deps.drain),
    },
    { name: 'undone', sweep: async () => each(await stores.conversations.toWake(now(), LIMIT), deps.drain) },
    {
      name: 'reminders',
      sweep: async () =>
        each(await stores.conversations.dueReminders(now(), LIMIT), async (due) => {
          const { conversationId, reminderId } = due;
          const event = { type: 'fellSilent', at: now(), reminderId } as const;
          await announcer.announce(conversationId, `remind-${reminderId}`, event);
          await stores.conversations.clearReminder(due);
        }),
    },
    ...dossierChores(deps),
    ...createTalkChores(deps),
    { name: 'media', sweep: () => deps.media.fetchWaiting(LIMIT) },
    ...ownDataChores(deps),
    {
      name: 'appointment-places',
      sweep: () => stores.places.clear({ lapsed: now() - LAPSED_MS, over: now() - OVER_MS }),
    },
    { name: 'retention', sweep: deps.retention.sweep },
    { name: 'tokens', sweep: () => deps.tokens.refreshDue().then(() => 0) },
    { name: 'ledger', sweep: () => deps.ledger.flush().then(() => 0) },
    { name: 'figures', sweep: () => measureWaiting(deps) },
  ];
}

/** Signed forms that were not filed, submissions without a dossier, citizens who were not told, drafts that lapsed. */
function dossierChores({ stores, announcer, now, ...deps }: ChoreDeps): Chore[] {
  const announceDeps: AnnounceDeps = { dossiers: stores.dossiers, announcer, places: stores.places };
  return [
    {
      name: 'signed-forms',
      sweep: async () => each(await stores.drafts.signedBefore(now() - PATIENCE_MS, LIMIT), deps.fileSigned),
    },
    {
      name: 'submissions',
      sweep: async () =>
        each(await stores.submissions.waitingOlderThan(now() - PATIENCE_MS, LIMIT), deps.makeDossier),
    },
    {
      name: 'untold-dossiers',
      sweep: () => announceWaiting(announceDeps, { before: now() - PATIENCE_MS, limit: LIMIT }),
    },
    {
      name: 'lapsed-drafts',
      sweep: async () => each(await stores.dossiers.draftsLapsedBy(now(), LIMIT), deps.lapseDraft),
    },
    watchPromises(stores.dossiers, { now, lookAtDossier: deps.lookAtDossier }),
    remindOfDossiers(stores.dossiers, { now, remindCitizen: deps.remindCitizen }),
    {
      name: 'unfindable-dossiers',
      sweep: async () => each(await stores.dossiers.unfindable(LIMIT), stores.dossiers.makeFindable),
    },
  ];
}

/** Whose promise may have reached somebody; once for a process those are taken in that nobody watched before. */
function watchPromises(
  dossiers: Stores['dossiers'],
  { now, lookAtDossier }: Pick<ChoreDeps, 'now' | 'lookAtDossier'>,
): Chore {
  let isAdopted = false;
  return {
    name: 'promises',
    async sweep() {
      if (!isAdopted) await dossiers.adoptUnwatched();
      isAdopted = true;
      return each(await dossiers.dueForLook(now(), LIMIT), lookAtDossier);
    },
  };
}

/** Whose citizen may be owed a reminder; those from before there were reminders once for a process. */
function remindOfDossiers(
  dossiers: Stores['dossiers'],
  { now, remindCitizen }: Pick<ChoreDeps, 'now' | 'remindCitizen'>,
): Chore {
  let isAdopted = false;
  return {
    name: 'dossier-reminders',
    async sweep() {
      if (!isAdopted) await dossiers.adoptUnreminded();
      isAdopted = true;
      return each(await dossiers.dueForReminder(now(), LIMIT), remindCitizen);
    },
  };
}

/** Requests about own data that nobody has answered or told, and files whose message has no end. */
const ownDataChores = ({ stores, ownData, now }: ChoreDeps): Chore[] => [
  {
    name: 'data-requests',
    sweep: async () => each(await ownData.waitingSince(now() - PATIENCE_MS, LIMIT), ownData.answerView),
  },
  { name: 'untold-requests', sweep: () => ownData.tellUntold(now() - PATIENCE_MS, LIMIT) },
  {
    name: 'unsent-files',
    sweep: async () =>
      each(await stores.outgoingFiles.olderThan(now() - UNSENT_FILE_LIVES_MS, LIMIT), (fileId) =>
        stores.outgoingFiles.drop([fileId]),
      ),
  },
];

/** Each of them, however many of the others fail; resolves with how many there were. */
async function each<T>(found: readonly T[], work: (one: T) => Promise<unknown>): Promise<number> {
  const results = await Promise.allSettled(found.map(work));
  const failures = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of ${found.length} failed`);
  return found.length;
}

function createTalkChores({ stores: { talks }, announcer, now }: ChoreDeps): Chore[] {
  const deps = { talks, announcer, now };
  return [
    {
      name: 'quiet-talks',
      sweep: async () => each(await talks.quietBy(now(), LIMIT), (id) => takeBack(deps, id)),
    },
    {
      name: 'untold-talks',
      sweep: async () =>
        each(await talks.untoldSince(now() - PATIENCE_MS, LIMIT), (id) => tellUntold(deps, id)),
    },
  ];
}

async function measureWaiting({ stores, metrics }: ChoreDeps): Promise<number> {
  const [waiting, dead, stuck] = await Promise.all([
    stores.inbox.countWaiting(),
    stores.inbox.countDead(),
    stores.conversations.listStuck(FAILURES_UNTIL_STUCK, LIMIT),
  ]);
  metrics.waiting.set({ kind: 'stuck-effects' }, stuck.length);
  metrics.waiting.set({ kind: 'events' }, waiting);
  metrics.waiting.set({ kind: 'dead-letters' }, dead);
  return 0;
}
