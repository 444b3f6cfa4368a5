import type { SendOutcome } from '../../replies/messenger.js';
import type { LedgerEntry, PaidBy } from '../../zalo-account/send-ledger.js';
import type { Routed } from './create-transport-router.js';
import { SentData } from './platform-answers.js';
import { retryAtFor, VERDICTS, type Verdicts } from './verdicts.js';

/** What an answer means for the message. */
export function toSendOutcome(
  { result }: Pick<Routed, 'result'>,
  now: number,
  verdicts: Verdicts = VERDICTS,
): SendOutcome {
  if (result.kind === 'unknown') return result;
  if (result.kind === 'held') {
    const { class: refusal, code, retryAt } = result;
    return { kind: 'refused', class: refusal, code, ...(retryAt !== undefined && { retryAt }) };
  }
  return result.code === 0 ? toSent(result.data, now) : toRefused(result.code, now, verdicts);
}

function toSent(data: unknown, now: number): SendOutcome {
  const sent = SentData.safeParse(data).data;
  // taken, but receipts could never be matched: the conversation knows its id
  if (!sent) return { kind: 'unknown', reason: 'accepted without a message id' };
  return { kind: 'sent', messageId: sent.message_id, at: sent.sent_time ?? now };
}

function toRefused(code: number, now: number, verdicts: Verdicts): SendOutcome {
  const verdict = verdicts.get(code);
  switch (verdict?.is) {
    case 'later':
      return { kind: 'refused', class: 'later', code, retryAt: retryAtFor(verdict.wait, now) };
    case 'refused': {
      const { class: refusal, elsewhere } = verdict;
      return { kind: 'refused', class: refusal, code, ...(elsewhere && { elsewhere }) };
    }
    case 'doubtful':
      return { kind: 'unknown', reason: `error ${code}` };
    case 'token':
    case 'transport':
      // neither another token nor the other transport helped
      return { kind: 'refused', class: 'human', code };
    case undefined:
      return { kind: 'refused', class: 'bug', code };
  }
}

const PAID_BY_QUOTA: Readonly<Record<string, PaidBy>> = {
  reply: 'free',
  welcome_msg: 'welcome',
  sub_quota: 'allowance',
  purchase_quota: 'bought',
  reward_quota: 'bought',
};

/** What the ledger counts. Without a `quota` object a business pays; the state agencies' API never shows one. */
export function toLedgerEntry(routed: Routed, outcome: SendOutcome): LedgerEntry {
  if (outcome.kind === 'unknown') return { kind: 'unknown' };
  if (outcome.kind === 'refused') return { kind: 'refused', code: outcome.code };
  const data = routed.result.kind === 'answered' ? SentData.safeParse(routed.result.data).data : undefined;
  if (data?.quota) return { kind: 'sent', paidBy: PAID_BY_QUOTA[data.quota.quota_type] ?? 'unstated' };
  return { kind: 'sent', paidBy: routed.transport === 'business' ? 'billed' : 'unstated' };
}
