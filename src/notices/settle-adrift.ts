import { splitConversationId } from '../ids.js';
import type { MessageLog } from '../replies/message-log.js';
import type { Messenger } from '../replies/messenger.js';
import type { OutgoingMessage } from '../wording/outgoing-message.js';
import { canBeAskedAbout, judgeFound } from './judge-row.js';
import { type LeaveDeps, type Run, recordSent } from './leave.js';
import type { NoticeRow } from './notice-row.js';
import type { NoticeRowStore } from './notice-row-store.js';
import { afterPart, partsOf, toPartMessage } from './parts.js';

export type SettleDeps = Omit<LeaveDeps, 'messages' | 'messenger' | 'rows'> & {
  rows: LeaveDeps['rows'] & Pick<NoticeRowStore, 'restUntil'>;
  messages: LeaveDeps['messages'] & Pick<MessageLog, 'isTaken'>;
  messenger: LeaveDeps['messenger'] & Pick<Messenger, 'findSent'>;
};

/** Our clock and the platform's may differ by this much (ms). */
const CLOCK_SKEW_MS = 5_000;

/**
 * Finds out what became of a row that left under somebody who died, or whose answer was lost. The platform is asked
 * where it can be; a template is not sent a second time, and its row says that the answer was lost.
 */
export async function settleAdrift(deps: SettleDeps, run: Run, row: NoticeRow): Promise<void> {
  const { way } = row;
  if (way === null || !canBeAskedAbout(way)) {
    const costVnd = row.costVnd + row.leavingVnd;
    await deps.rows.end({ rowId: row.rowId, state: 'unknown', reason: 'answer-lost', costVnd });
    return;
  }
  const { oaId, citizenId } = splitConversationId(row.conversationId);
  const said = { notice: run.notice, office: run.office, places: row.places };
  const parts = partsOf(run.notice.content, way);
  const part = parts[row.part] ?? 'words';
  const found = await deps.messenger.findSent(oaId, citizenId, {
    ...toSought(toPartMessage(part, said)),
    since: (row.leftAt ?? 0) - CLOCK_SKEW_MS,
    isTaken: (platformId) => deps.messages.isTaken(oaId, platformId),
  });
  const judged = judgeFound(row, found, deps.now());
  if ('askAgainAt' in judged) return deps.rows.restUntil(row.rowId, judged.askAgainAt);
  await deps.rows.end({ ...afterPart(judged, row, parts), ofPart: row.part });
  // what was set aside for it was not used
  if (judged.state === 'waiting') await run.purse.budget.giveBack(row.leavingVnd);
  if (judged.state !== 'sent' || judged.platformId == null) return;
  const sent = { row, part, isLast: row.part + 1 >= parts.length };
  await recordSent(deps, said, { ...sent, platformId: judged.platformId, at: judged.sentAt ?? deps.now() });
}

const toSought = ({ text, file }: OutgoingMessage) => ({ text, ...(file !== undefined && { file }) });
