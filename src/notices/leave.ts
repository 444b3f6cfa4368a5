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
import { judgeRow, putOff } from './judge-row.js';
import type { Notice } from './notice.js';
import type { NoticeRow } from './notice-row.js';
import type { NoticeRowStore } from './notice-row-store.js';
import { refOf, type Said, toFilledTemplate } from './notice-texts.js';
import { afterPart, type Part, partsOf, textOfPart, toPartMessage } from './parts.js';
import { type PlanRules, waysOpen } from './plan-row.js';
import { type Purse, type Spent, spend } from './spend.js';
import type { TemplateMessenger } from './template-messenger.js';
import { toChatFacts } from './to-chat-facts.js';
import { unsent, unspent } from './unsent.js';
import { isTemplateWay, type Way } from './way.js';

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
  /** false: the platform could not be asked about templates, so rows that go by one wait */
  templatesKnown: boolean;
  /** Waits for this row's turn; false: nothing may leave any more (night, stopped, lease over). */
  turn(): Promise<boolean>;
};

/**
 * Lets one row leave, if it still may: the citizen is looked at once more, the cheapest way that is open now is taken,
 * what it costs is set aside, and the row says that it leaves before it does. Answers the outcome of a send.
 */
export async function leave(deps: LeaveDeps, run: Run, row: NoticeRow): Promise<SendOutcome | undefined> {
  const way = await decide(deps, run, row);
  if (way === undefined) return undefined;
  const spent = await spend({ ...run.purse, now: deps.now() }, way);
  if (spent.kind === 'refused') {
    await deps.rows.end({ ...unspent(row, spent.reason, deps.now()), way });
    return undefined;
  }
  if (
    !(await run.turn()) ||
    !(await deps.rows.depart(row.rowId, { at: deps.now(), way, costVnd: spent.costVnd, part: row.part }))
  ) {
    await spent.undo();
    return undefined;
  }
  return send(deps, run, { row, way, spent });
}

/** An hour later the form may be done; a notice does not wait longer than a day for that. */
const WAIT_FOR_FORM_MS = 3_600_000;
const MOST_WAITS = 24;

async function decide(deps: LeaveDeps, run: Run, row: NoticeRow): Promise<Way | undefined> {
  const { rowId, attempts } = row;
  const { notice, rules } = run;
  const contact = await seeAnew(deps, row);
  const skip = (reason: string) => deps.rows.end(unsent(row, reason));
  if (!contact) {
    await skip('erased');
    return undefined;
  }
  const now = deps.now();
  // who has a part of it already is spared only by asking for it
  const isBegun = row.part > 0;
  const kept = isBegun ? stopOf(contact) : exclusionOf(contact, { topic: notice.content.topic, now });
  if (kept === 'in-form' && attempts < MOST_WAITS) {
    await deps.rows.end({ rowId, state: 'waiting', attempts: attempts + 1, retryAt: now + WAIT_FOR_FORM_MS });
    return undefined;
  }
  const choice = chooseWay(contact, waysOpen(notice, rules), { ...rules, now });
  const reason = kept ?? (choice.way === null ? choice.reason : undefined);
  if (reason !== undefined || choice.way === null) {
    await skip(reason ?? 'way-not-chosen');
    return undefined;
  }
  if (isBegun && isTemplateWay(choice.way)) {
    await skip('silent-week');
    return undefined;
  }
  if (!run.templatesKnown && isTemplateWay(choice.way)) {
    await deps.rows.end(putOff(row, choice.way, now));
    return undefined;
  }
  return choice.way;
}

const stopOf = ({ optedOut }: Contact) => (optedOut ? ('opted-out' as const) : undefined);

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
  const parts = partsOf(run.notice.content, way);
  const part = parts[row.part] ?? 'words';
  const said: Said = { notice: run.notice, office: run.office, places: row.places };
  const outcome = await transmit(deps, said, { row, way, part });
  const end = judgeRow({ row, way, costVnd: row.costVnd + spent.costVnd, now: deps.now() }, outcome);
  if (outcome.kind === 'refused' || outcome.kind === 'fileGone') await spent.undo();
  if (end) await deps.rows.end({ ...afterPart(end, row, parts), ofPart: row.part });
  if (outcome.kind === 'sent') {
    const sent = { row, part, isLast: row.part + 1 >= parts.length };
    await recordSent(deps, said, { ...sent, platformId: outcome.messageId, at: outcome.at });
  }
  if (outcome.kind === 'unknown') deps.log.warn({ event: 'notice-outcome-unknown', row: row.rowId });
  return outcome;
}

async function transmit(
  deps: LeaveDeps,
  said: Said,
  { row, way, part }: { row: NoticeRow; way: Way; part: Part },
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
  return deps.messenger.send(oaId, citizenId, toPartMessage(part, said));
}

/** At most 48 characters, and nothing of the citizen's. */
const trackingOf = ({ noticeId }: NoticeRow): string => noticeId.slice(0, 48);

type SentPart = { row: NoticeRow; part: Part; isLast: boolean; platformId: string; at: number };

/** The conversation's own record, the cap of the week, and a receipt that was faster than we. */
export async function recordSent(
  deps: Pick<LeaveDeps, 'messages' | 'contacts' | 'rows' | 'now'>,
  said: Said,
  { row, part, isLast, platformId, at }: SentPart,
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
      text: textOfPart(part, said),
      createdAt: at,
      ref,
      outcome,
    }),
    // with every part, under the moment of the first: it is one notice, and a crash before this line is made good
    deps.contacts.noteNotice(conversationId, row.sentAt ?? at),
  ]);
  if (!isLast) return;
  const fate = (await deps.messages.fatesOf(conversationId, [ref])).get(ref);
  if (fate?.kind === 'delivered' || fate?.kind === 'seen')
    await deps.rows.receive({ oaId, platformId, kind: fate.kind, at: deps.now() });
}
