import type { MessageLog, MessageRecord, Receipt } from '../../src/replies/message-log.js';

/** The message log in memory; `records` and `receipts` are there to look at. */
export function createFakeMessageLog(): MessageLog & { records: MessageRecord[]; receipts: Receipt[] } {
  const records: MessageRecord[] = [];
  const receipts: Receipt[] = [];
  const idOf = ({ outcome }: MessageRecord) => (outcome.kind === 'sent' ? outcome.platformId : '');
  const isSame = (a: MessageRecord) => (b: MessageRecord) =>
    a.conversationId === b.conversationId && a.seq === b.seq && (a.ref === undefined || idOf(a) === idOf(b));
  return {
    records,
    receipts,
    async record(message) {
      if (!records.some(isSame(message))) records.push(message);
    },
    async receive(receipt) {
      receipts.push(receipt);
    },
    async outcomeOf(conversationId, seq) {
      return records.find((r) => r.conversationId === conversationId && r.seq === seq)?.outcome;
    },
    async fatesOf(conversationId, refs) {
      const mine = records.filter((r) => r.conversationId === conversationId && refs.includes(r.ref ?? ''));
      return new Map(mine.map(({ ref = '', outcome: { at: _, ...fate } }) => [ref, fate]));
    },
    async refOf(conversationId, platformId) {
      return records.find((r) => r.conversationId === conversationId && idOf(r) === platformId)?.ref;
    },
    async isTaken(oaId, platformId) {
      return records.some(
        ({ outcome, ...r }) =>
          r.oaId === oaId && outcome.kind === 'sent' && outcome.platformId === platformId,
      );
    },
    async forgetTexts(conversationId) {
      for (const record of records) if (record.conversationId === conversationId) record.text = '';
    },
  };
}
