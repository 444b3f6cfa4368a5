import type { MessageLog, Receipt } from './message-log.js';
import type { Receipts } from './platform-receipt.js';

type ReceiptDeps = {
  messages: Pick<MessageLog, 'receive'>;
  /** rows of notices, which are messages too */
  noticeRows: Pick<MessageLog, 'receive'>;
};

/**
 * Lifts our messages by the platform's receipts. An echo changes nothing: what we sent is known from the answer to
 * the send, and where that was lost the platform is asked (`attempt.ts`).
 */
export function createReceipts({ messages, noticeRows }: ReceiptDeps): Receipts {
  // the log first: whoever records a row later looks there for what came before
  async function lift(receipt: Receipt): Promise<void> {
    await messages.receive(receipt);
    await noticeRows.receive(receipt);
  }

  return {
    async take(receipt) {
      switch (receipt.kind) {
        case 'echoed':
          return;
        case 'templateDelivered': {
          const { oaId, platformId, at } = receipt;
          return lift({ oaId, platformId, kind: 'delivered', at });
        }
        case 'delivered':
        case 'seen': {
          const { oaId, kind, at } = receipt;
          await Promise.all(receipt.platformIds.map((platformId) => lift({ oaId, platformId, kind, at })));
        }
      }
    },
  };
}
