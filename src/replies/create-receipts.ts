import type { MessageLog } from './message-log.js';
import type { Receipts } from './platform-receipt.js';

/**
 * Lifts our messages by the platform's receipts. An echo changes nothing: what we sent is known from the answer to
 * the send, and where that was lost the platform is asked (`attempt.ts`).
 */
export function createReceipts({ messages }: { messages: Pick<MessageLog, 'receive'> }): Receipts {
  return {
    async take(receipt) {
      switch (receipt.kind) {
        case 'echoed':
          return;
        case 'templateDelivered': {
          const { oaId, platformId, at } = receipt;
          return messages.receive({ oaId, platformId, kind: 'delivered', at });
        }
        case 'delivered':
        case 'seen': {
          const { oaId, kind, at } = receipt;
          await Promise.all(
            receipt.platformIds.map((platformId) => messages.receive({ oaId, platformId, kind, at })),
          );
        }
      }
    },
  };
}
