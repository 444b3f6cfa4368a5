import type { PlaceStore } from '../appointments/place-store.js';
import type { ConversationId } from '../ids.js';
import type { ContactStore } from '../notices/contact-store.js';
import type { NoticeRowStore } from '../notices/notice-row-store.js';
import type { MessageLog } from '../replies/message-log.js';
import type { OutgoingFiles } from '../replies/outgoing-files.js';
import type { TalkStore } from '../talks/talk-store.js';
import type { Conversation } from './conversation.js';
import type { InboxStore } from './inbox-store.js';

export type ForgetDeps = {
  inbox: Pick<InboxStore, 'forgetDead'>;
  messages: Pick<MessageLog, 'forgetTexts'>;
  files: Pick<OutgoingFiles, 'dropOf'>;
  places: Pick<PlaceStore, 'giveBackHeldOf'>;
  talks: Pick<TalkStore, 'forget'>;
  contacts: Pick<ContactStore, 'forget'>;
  noticeRows: Pick<NoticeRowStore, 'forget'>;
  now: () => number;
  media: { dropUnfiled(conversationId: ConversationId): Promise<void> };
};

/**
 * Erases what a conversation holds besides its session, which the engine has emptied in the same step: texts of
 * messages, dead letters, what was said with clerks, files that belong to no dossier, files that were not sent yet, hours
 * kept for forms, and what chooses among people for notices. Dossiers stay, as law wants (reference procedures §6.3).
 */
export async function forgetConversation(
  deps: ForgetDeps,
  { id, officeId }: Pick<Conversation, 'id' | 'officeId'>,
): Promise<void> {
  await Promise.all([
    deps.messages.forgetTexts(id),
    deps.inbox.forgetDead(id),
    deps.talks.forget(id),
    deps.media.dropUnfiled(id),
    deps.files.dropOf(id),
    deps.places.giveBackHeldOf(id),
    deps.contacts.forget({ conversationId: id, officeId }, deps.now()),
    deps.noticeRows.forget(id),
  ]);
}
