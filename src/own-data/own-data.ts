import type { Dossier } from '../dossiers/dossier.js';
import type { DossierStore } from '../dossiers/dossier-store.js';
import { newSession, type Session } from '../flow/session.js';
import type { ConversationId } from '../ids.js';
import type { ConversationStore } from '../inbox/conversation-store.js';
import type { DataRequest } from './data-request.js';
import type { DataRequestStore } from './data-request-store.js';

/** Everything that is kept of one citizen at one office. */
export type OwnData = { session: Session; dossiers: Dossier[]; requests: DataRequest[] };

export type CollectDeps = {
  conversations: Pick<ConversationStore, 'load'>;
  dossiers: Pick<DossierStore, 'listOfConversation' | 'find'>;
  requests: Pick<DataRequestStore, 'listOf'>;
};

/** More than anybody has; limits only so that one citizen cannot make us read without end. */
const MOST_DOSSIERS = 50;
const MOST_REQUESTS = 100;

/** Collects what is kept, from every store that keeps something of a citizen. Rejects when one cannot be reached. */
export async function collectOwnData(deps: CollectDeps, id: ConversationId): Promise<OwnData> {
  const [conversation, heads, requests] = await Promise.all([
    deps.conversations.load(id),
    deps.dossiers.listOfConversation(id, { limit: MOST_DOSSIERS }),
    deps.requests.listOf(id, MOST_REQUESTS),
  ]);
  const dossiers: Dossier[] = [];
  // one after the other: each may be large
  for (const { dossierId } of heads) {
    const dossier = await deps.dossiers.find(dossierId);
    if (dossier) dossiers.push(dossier);
  }
  return { session: conversation?.session ?? newSession(id), dossiers, requests };
}
