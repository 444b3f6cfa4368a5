import type { ConversationId, OfficeId } from '../ids.js';
import type { Talk } from './talk.js';

type Whose = { conversationId: ConversationId; officeId: OfficeId };

/** A talk in which nothing was said yet. */
export const newTalk = ({ conversationId, officeId }: Whose, talkId: string): Talk => ({
  conversationId,
  officeId,
  version: 0,
  talkId,
  openSince: null,
  waitingSince: null,
  attended: false,
  quietAt: null,
  untoldSince: null,
  doing: null,
  claim: null,
  heard: 0,
  notes: [],
  untold: [],
  carriedOut: [],
});
