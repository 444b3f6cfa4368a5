import { isInForm } from '../flow/said/leaving.js';
import type { Conversation } from '../inbox/conversation.js';
import type { ChatFacts } from './contact.js';

/** Whoever has not touched a form for so long is not in the middle of it any more (ms). */
const AT_IT_MS = 3_600_000;

/** What a conversation says of a citizen as somebody who may be written to. Pure. */
export const toChatFacts = ({ id, officeId, session, lastInteractionAt }: Conversation): ChatFacts => ({
  conversationId: id,
  officeId,
  following: session.following,
  lastInteractionAt,
  optedOut: session.optedOut !== null,
  inFormUntil: isInForm(session) ? session.heardAt + AT_IT_MS : null,
  language: session.language,
  leftTopics: session.leftTopics,
});
