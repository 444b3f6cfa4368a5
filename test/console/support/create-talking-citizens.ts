import type { AttachmentReader } from '../../../src/console/attachment-reader.js';
import { createTalkDesk } from '../../../src/console/talks/create-talk-desk.js';
import type { DossierStore } from '../../../src/dossiers/dossier-store.js';
import { newSession } from '../../../src/flow/session.js';
import { ConversationId, type OfficeId } from '../../../src/ids.js';
import type { Announcer } from '../../../src/inbox/announcer.js';
import type { Conversation } from '../../../src/inbox/conversation.js';
import { type ForPerson, hearCitizen } from '../../../src/talks/hear-citizen.js';
import { NINH_THANH } from '../../dossiers/dossier-builders.js';
import { createFakeMessageLog } from '../../fakes/create-fake-message-log.js';
import { createFakeOutgoingFiles } from '../../fakes/create-fake-outgoing-files.js';
import { createFakeTalkStore } from '../../fakes/create-fake-talk-store.js';

type Parts = {
  dossiers: DossierStore;
  announcer: Announcer;
  attachments: AttachmentReader;
  now: () => number;
};

const SILENCE_MS = 24 * 3_600_000;
export const CITIZEN = ConversationId.parse('388613280878808645-2468458835296191111');

/** Citizens who ask for a person, behind the desk of the real use cases. */
export function createTalkingCitizens({ dossiers, announcer, attachments, now }: Parts) {
  const store = createFakeTalkStore();
  const messages = createFakeMessageLog();
  const files = createFakeOutgoingFiles({ now });
  const lastInteraction = new Map<ConversationId, number>();
  let effects = 0;
  const talks = createTalkDesk({
    talks: store,
    messages,
    conversations: { load: async (id) => aConversation(id, lastInteraction.get(id) ?? null) },
    ...{ dossiers, announcer, attachments, files, now },
    ledger: { totals: async () => ({ free: 40, bought: 2, 'refused:-211': 1 }) },
    silenceMs: SILENCE_MS,
  });

  const hear = (effect: ForPerson, { id = CITIZEN, officeId = NINH_THANH }: Whose = {}) => {
    lastInteraction.set(id, now());
    const whose = { conversationId: id, officeId, effectId: `e${++effects}` };
    return hearCitizen({ talks: store, silenceMs: SILENCE_MS }, whose, effect);
  };
  return {
    talks,
    talkStore: store,
    messages,
    outgoingFiles: files,
    /** the citizen did something just now */
    lastHeard: (id: ConversationId) => void lastInteraction.set(id, now()),
    callPerson: (doing: Extract<ForPerson, { type: 'callPerson' }>['doing'] = null, whose?: Whose) =>
      hear({ type: 'callPerson', talkId: 't1', at: now(), doing }, whose),
    tellClerk: (text: string, mediaIds: string[] = [], whose?: Whose) =>
      hear({ type: 'passOn', talkId: 't1', at: now(), text, mediaIds }, whose),
    goBack: (whose?: Whose) => hear({ type: 'leavePerson', talkId: 't1', at: now() }, whose),
  };
}

type Whose = { id?: ConversationId; officeId?: OfficeId };

const aConversation = (id: ConversationId, lastInteractionAt: number | null): Conversation => ({
  id,
  officeId: NINH_THANH,
  version: 1,
  session: newSession(id),
  handled: [],
  outbox: [],
  nextSeq: 1,
  intents: [],
  sender: null,
  lastInteractionAt,
});
