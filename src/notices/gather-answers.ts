import type { ConversationId } from '../ids.js';
import type { TalkStore } from '../talks/talk-store.js';
import type { ContactStore } from './contact-store.js';
import type { Notice } from './notice.js';
import type { NoticeRow } from './notice-row.js';
import type { AnswerLook, NoticeRowStore } from './notice-row-store.js';

/** What one citizen said to a notice. Their words are here or in the talk that they have with the office, or erased. */
export type GatheredAnswer = {
  conversationId: ConversationId;
  /** empty: not known, or not asked for */
  name: string;
  neighbourhood: string | null;
  answer: string;
  words: string | null;
  at: number;
  /** what they wrote can be read there, by whoever may */
  hasTalk: boolean;
};

export type GatheredAnswers = {
  answers: GatheredAnswer[];
  /** where the next look begins; absent: that was all */
  next?: NonNullable<AnswerLook['after']>;
};

export type GatherDeps = {
  rows: Pick<NoticeRowStore, 'answers'>;
  contacts: Pick<ContactStore, 'secretsOf'>;
  talks: Pick<TalkStore, 'find'>;
};

/** What citizens said to a notice, newest first, a stretch at a time; with their names only where those are asked for. */
export async function gatherAnswers(
  { rows, contacts, talks }: GatherDeps,
  { noticeId, officeId }: Pick<Notice, 'noticeId' | 'officeId'>,
  { withNames, ...look }: AnswerLook & { withNames: boolean },
): Promise<GatheredAnswers> {
  const found = await rows.answers(noticeId, { ...look, limit: look.limit + 1 });
  const here = found.slice(0, look.limit);
  const secrets = withNames
    ? await contacts.secretsOf(here.map(({ conversationId }) => conversationId))
    : NONE;
  const answers = await Promise.all(
    here.map(async (row) => ({
      ...{ conversationId: row.conversationId, neighbourhood: row.neighbourhood, at: row.answeredAt ?? 0 },
      ...{ answer: row.answer ?? '', words: row.words },
      name: secrets.get(row.conversationId)?.name ?? '',
      hasTalk: (await talks.find(row.conversationId))?.officeId === officeId,
    })),
  );
  const last = here.at(-1);
  return { answers, ...(found.length > here.length && last && { next: markOf(last) }) };
}

const NONE: ReadonlyMap<ConversationId, { name?: string }> = new Map();

const markOf = ({ answeredAt, rowId }: NoticeRow) => ({ at: answeredAt ?? 0, rowId });
