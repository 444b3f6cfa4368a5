import type { Logger } from 'pino';
import { splitConversationId } from '../ids.js';
import type { ConversationStore } from '../inbox/conversation-store.js';
import type { Office } from '../offices/office.js';
import type { MessageLog } from '../replies/message-log.js';
import type { Messenger, SendOutcome } from '../replies/messenger.js';
import { chooseWay } from './choose-way.js';
import type { Contact } from './contact.js';
import type { ContactStore } from './contact-store.js';
import { exclusionOf } from './exclusion.js';
import { judgeRow } from './judge-row.js';
import type { Notice } from './notice.js';
import type { NoticeRow } from './notice-row.js';
import type { NoticeRowStore } from './notice-row-store.js';
import { noticeText, type Said, toFilledTemplate, toNoticeMessage } from './notice-texts.js';
import { type PlanRules, waysOpen } from './plan-row.js';
import { type Purse, type Spent, spend } from './spend.js';
import type { TemplateMessenger } from './template-messenger.js';
import { toChatFacts } from './to-chat-facts.js';
import type { Way } from './way.js';

export type LeaveDeps = {
  rows: Pick<NoticeRowStore, 'depart' | 'end' | 'receive'>;
  contacts: Pick<ContactStore, 'find' | 'noteNotice' | 'secretsOf'>;
  conversations: Pick<ConversationStore, 'load'>;
  messages: Pick<MessageLog, 'record' | 'fatesOf'>;
  messenger: Pick<Messenger, 'send'>;
  templates: TemplateMessenger;
  now: () => number;
  log: Logger;
};

/** One notice on its way at one office. */
export type Run = {
  notice: Notice;
  office: Office;
  rules: Omit<PlanRules, 'now'>;
  purse: Omit<Purse, 'now'>;
  /** Waits for this row's turn; false: nothing may leave any more (night, stopped, lease over). */
  turn(): Promise<boolean>;
};

export const refOf = (noticeId: string): string => `notice-${noticeId}`;

/**
 * Lets one row leave, if it still may: the citizen is looked at once more, the cheapest way that is open now is taken,
 * what it costs is set aside, and the row says that it leaves before it does. Answers the outcome of a send.
 */
export async function leave(deps: LeaveDeps, run: Run, row: NoticeRow): Promise<SendOutcome | undefined> {
  const way = await decide(deps, run, row);
  if (way === undefined) return undefined;
  const spent = await spend({ ...run.purse, now: deps.now() }, way);
  if (spent.kind === 'refused') {
    await deps.rows.end({ rowId: row.rowId, state: 'skipped', reason: spent.reason, way });
    return undefined;
  }
  if (
    !(await run.turn()) ||
    !(await deps.rows.depart(row.rowId, { at: deps.now(), way, costVnd: spent.costVnd }))
  ) {
    await spent.undo();
    return undefined;
  }
  return send(deps, run, { row, way, spent });
}

/** An hour later the form may be done; a notice does not wait longer than a day for that. */
const WAIT_FOR_FORM_MS = 3_600_000;
const MOST_WAITS = 24;

async function decide(deps: LeaveDeps, { notice, rules }: Run, row: NoticeRow): Promise<Way | undefined> {
  const { rowId, attempts } = row;
  const contact = await seeAnew(deps, row);
  const skip = (reason: string) => deps.rows.end({ rowId, state: 'skipped', reason });
  if (!contact) {
    await skip('erased');
    return undefined;
  }
  const now = deps.now();
  const kept = exclusionOf(contact, { topic: notice.content.topic, now });
  if (kept === 'in-form' && attempts < MOST_WAITS) {
    await deps.rows.end({ rowId, state: 'waiting', attempts: attempts + 1, retryAt: now + WAIT_FOR_FORM_MS });
    return undefined;
  }
  const choice = chooseWay(contact, waysOpen(notice, rules.isState), { ...rules, now });
  const reason = kept ?? (choice.way === null ? choice.reason : undefined);
  if (reason !== undefined || choice.way === null) {
    await skip(reason ?? 'way-not-chosen');
    return undefined;
  }
  return choice.way;
}

/** The contact with what the conversation says this moment; a follower without a conversation stands as they are. */
async function seeAnew(deps: LeaveDeps, { conversationId }: NoticeRow): Promise<Contact | undefined> {
  const [contact, conversation] = await Promise.all([
    deps.contacts.find(conversationId),
    deps.conversations.load(conversationId),
  ]);
  if (!contact || !conversation) return contact;
  const said = toChatFacts(conversation);
  const lastInteractionAt = said.lastInteractionAt ?? contact.lastInteractionAt;
  return { ...contact, ...said, lastInteractionAt, following: said.following ?? contact.following };
}

type Leaving = { row: NoticeRow; way: Way; spent: Spent };

async function send(deps: LeaveDeps, run: Run, { row, way, spent }: Leaving): Promise<SendOutcome> {
  const said: Said = { notice: run.notice, office: run.office, places: row.places };
  const outcome = await transmit(deps, said, { row, way });
  const end = judgeRow({ row, way, costVnd: spent.costVnd, now: deps.now() }, outcome);
  if (outcome.kind === 'refused') await spent.undo();
  if (end) await deps.rows.end(end);
  if (outcome.kind === 'sent')
    await recordSent(deps, said, { row, platformId: outcome.messageId, at: outcome.at });
  if (outcome.kind === 'unknown') deps.log.warn({ event: 'notice-outcome-unknown', row: row.rowId });
  return outcome;
}

async function transmit(
  deps: LeaveDeps,
  said: Said,
  { row, way }: { row: NoticeRow; way: Way },
): Promise<SendOutcome> {
  const { oaId, citizenId } = splitConversationId(row.conversationId);
  const { uidTemplate, phoneTemplate } = said.notice.content;
  if (way === 'uidTemplate' && uidTemplate)
    return deps.templates.sendByUid(oaId, citizenId, toFilledTemplate(uidTemplate, said));
  if (way === 'phoneTemplate' && phoneTemplate) {
    const secrets = await deps.contacts.secretsOf([row.conversationId]);
    const phone = secrets.get(row.conversationId)?.phone;
    if (phone === undefined) return { kind: 'refused', class: 'unreachable', code: 0 };
    return deps.templates.sendByPhone(oaId, phone, toFilledTemplate(phoneTemplate, said), trackingOf(row));
  }
  return deps.messenger.send(oaId, citizenId, toNoticeMessage(said));
}

/** At most 48 characters, and nothing of the citizen's. */
const trackingOf = ({ noticeId }: NoticeRow): string => noticeId.slice(0, 48);

/** The conversation's own record, the cap of the week, and a receipt that was faster than we. */
export async function recordSent(
  deps: Pick<LeaveDeps, 'messages' | 'contacts' | 'rows' | 'now'>,
  said: Said,
  { row, platformId, at }: { row: NoticeRow; platformId: string; at: number },
): Promise<void> {
  const { conversationId } = row;
  const { oaId } = splitConversationId(conversationId);
  const ref = refOf(row.noticeId);
  const outcome = { kind: 'sent' as const, platformId, at };
  await Promise.all([
    deps.messages.record({
      conversationId,
      oaId,
      seq: 0,
      text: noticeText(said),
      createdAt: at,
      ref,
      outcome,
    }),
    deps.contacts.noteNotice(conversationId, at),
  ]);
  const fate = (await deps.messages.fatesOf(conversationId, [ref])).get(ref);
  if (fate?.kind === 'delivered' || fate?.kind === 'seen')
    await deps.rows.receive({ oaId, platformId, kind: fate.kind, at: deps.now() });
}
