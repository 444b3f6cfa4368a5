import type { ConversationId } from '../ids.js';
import type { Announcer } from '../inbox/announcer.js';
import type { Conversation } from '../inbox/conversation.js';
import type { MessageLog } from '../replies/message-log.js';
import { IN_WORDS, rowIdOf } from './notice-row.js';
import type { NoticeRowStore } from './notice-row-store.js';
import type { NoticeStore } from './notice-store.js';
import { noticeIdOf } from './notice-texts.js';

export type HearNoticesDeps = {
  notices: Pick<NoticeStore, 'find'>;
  noticeRows: Pick<NoticeRowStore, 'ofConversation' | 'answer' | 'noteOptOut'>;
  messages: Pick<MessageLog, 'refOf'>;
  announcer: Announcer;
  now: () => number;
};

type Citizen = Pick<Conversation, 'id' | 'officeId'>;

/** Words to a person within this time after a notice are about it (ms): as long as the platform's own window. */
const WINDOW_MS = 48 * 3_600_000;

/** So many are shown. */
const RECENT = 5;
/** Who wants no more within this time after a notice, wants no more because of it (ms). */
const BECAUSE_MS = 2 * 86_400_000;

/** The notice of which this message, by the platform's id, was a part; undefined when it was of none. */
export const findQuotedNotice = async (
  { messages }: Pick<HearNoticesDeps, 'messages'>,
  id: ConversationId,
  messageId: string,
): Promise<string | undefined> => noticeIdOf((await messages.refOf(id, messageId)) ?? '');

/** What citizens do with notices. Every call is idempotent by the ids that it is given. */
export const hearNotices = ({ notices, noticeRows, messages, announcer, now }: HearNoticesDeps) => ({
  /** Tells what they got lately. */
  async tellRecent({ id, officeId }: Citizen, eventId: string): Promise<void> {
    const rows = await noticeRows.ofConversation(id, RECENT);
    const found = await Promise.all(rows.map(({ noticeId }) => notices.find(officeId, noticeId)));
    const recent = rows.flatMap(({ sentAt }, n) => {
      const content = found[n]?.content;
      return content ? [{ title: content.title, topic: content.topic, at: sentAt ?? 0 }] : [];
    });
    await announcer.announce(id, eventId, { type: 'noticesFound', at: now(), notices: recent });
  },

  /** Gathers the label of the button with the notice; the first tap counts. */
  async answer(
    { id, officeId }: Citizen,
    { noticeId, button, at }: { noticeId: string; button: number; at: number },
  ): Promise<void> {
    const label = (await notices.find(officeId, noticeId))?.content.buttons[button];
    if (label !== undefined) await noticeRows.answer(rowIdOf(noticeId, id), label, { at });
  },

  /**
   * They quoted a message of ours: when it was of a notice, they have answered that. Words that no person was told are
   * kept with it, for nobody else keeps them.
   */
  async answerByQuote(
    { id }: Citizen,
    { messageId, text, at }: { messageId: string; text: string; at: number },
  ): Promise<void> {
    const noticeId = await findQuotedNotice({ messages }, id, messageId);
    if (noticeId === undefined) return;
    const words = text.trim();
    await noticeRows.answer(rowIdOf(noticeId, id), IN_WORDS, { at, ...(words !== '' && { words }) });
  },

  /** They wrote to a person: soon after a notice that is an answer to it, the first one counts. */
  async answerInWords({ id }: Citizen, at: number): Promise<void> {
    const [last] = await noticeRows.ofConversation(id, 1);
    if (last?.sentAt == null || at < last.sentAt || at - last.sentAt > WINDOW_MS) return;
    await noticeRows.answer(last.rowId, IN_WORDS, { at });
  },

  /** They want no more: counted with the notice that came before. */
  noteStop: ({ id }: Citizen, at: number): Promise<void> => noticeRows.noteOptOut(id, at - BECAUSE_MS, at),
});
