import type { Dossier } from '../dossiers/dossier.js';
import type { DossierStore } from '../dossiers/dossier-store.js';
import { newSession, type Session } from '../flow/session.js';
import type { ConversationId, OfficeId } from '../ids.js';
import type { ConversationStore } from '../inbox/conversation-store.js';
import type { Contact } from '../notices/contact.js';
import type { ContactStore } from '../notices/contact-store.js';
import type { NoticeRow } from '../notices/notice-row.js';
import type { NoticeRowStore } from '../notices/notice-row-store.js';
import type { NoticeStore } from '../notices/notice-store.js';
import type { Talk } from '../talks/talk.js';
import type { TalkStore } from '../talks/talk-store.js';
import type { DataRequest } from './data-request.js';
import type { DataRequestStore } from './data-request-store.js';

/** A notice that a citizen got, and what they did with it. */
export type GotNotice = Pick<
  NoticeRow,
  'sentAt' | 'seenAt' | 'answeredAt' | 'answer' | 'words' | 'optedOutAt'
> & { title: string };

/**
 * Everything that is kept of one citizen at one office and can be found as theirs. Which collection is in it, and why
 * another is not, stands in `docs/OPERATIONS.md`.
 */
export type OwnData = {
  session: Session;
  dossiers: Dossier[];
  requests: DataRequest[];
  /** what they and clerks said to each other */
  talk: Talk | undefined;
  /** newest first */
  notices: GotNotice[];
  /** as somebody who may be written to */
  contact: Contact | undefined;
};

export type CollectDeps = {
  conversations: Pick<ConversationStore, 'load'>;
  dossiers: Pick<DossierStore, 'listOfConversation' | 'find'>;
  requests: Pick<DataRequestStore, 'listOf'>;
  talks: Pick<TalkStore, 'find'>;
  noticeRows: Pick<NoticeRowStore, 'ofConversation'>;
  notices: Pick<NoticeStore, 'find'>;
  contacts: Pick<ContactStore, 'find'>;
};

/** More than anybody has; limits only so that one citizen cannot make us read without end. */
const MOST_DOSSIERS = 50;
const MOST_REQUESTS = 100;
const MOST_NOTICES = 500;

type Whose = { conversationId: ConversationId; officeId: OfficeId };

/** Collects what is kept, from every store that keeps something of a citizen. Rejects when one cannot be reached. */
export async function collectOwnData(deps: CollectDeps, whose: Whose): Promise<OwnData> {
  const id = whose.conversationId;
  const [conversation, heads, requests, talk, contact] = await Promise.all([
    deps.conversations.load(id),
    deps.dossiers.listOfConversation(id, { limit: MOST_DOSSIERS }),
    deps.requests.listOf(id, MOST_REQUESTS),
    deps.talks.find(id),
    deps.contacts.find(id),
  ]);
  const dossiers: Dossier[] = [];
  // one after the other: each may be large
  for (const { dossierId } of heads) {
    const dossier = await deps.dossiers.find(dossierId);
    if (dossier) dossiers.push(dossier);
  }
  const session = conversation?.session ?? newSession(id);
  return { session, dossiers, requests, talk, contact, notices: await noticesOf(deps, whose) };
}

async function noticesOf(
  { noticeRows, notices }: CollectDeps,
  { conversationId, officeId }: Whose,
): Promise<GotNotice[]> {
  const got: GotNotice[] = [];
  for (const row of await noticeRows.ofConversation(conversationId, MOST_NOTICES)) {
    const { sentAt, seenAt, answeredAt, answer, words, optedOutAt } = row;
    const title = (await notices.find(officeId, row.noticeId))?.content.title ?? '';
    got.push({ title, sentAt, seenAt, answeredAt, answer, words, optedOutAt });
  }
  return got;
}
