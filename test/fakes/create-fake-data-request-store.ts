import type { DataRequest } from '../../src/own-data/data-request.js';
import type { DataRequestStore } from '../../src/own-data/data-request-store.js';

type Row = DataRequest & { untoldSince?: number | undefined; doneAt?: number | undefined };

/** The register in memory; held to the same contract suite as the store on MongoDB. */
export function createFakeDataRequestStore({ now }: { now: () => number }): DataRequestStore {
  const rows = new Map<string, Row>();
  const toRequest = ({ untoldSince: _, doneAt: __, ...request }: Row): DataRequest =>
    structuredClone(request);
  const all = (fits: (row: Row) => boolean) => [...rows.values()].filter(fits);
  const listed = (found: Row[], order: (row: Row) => number, limit: number) =>
    found
      .toSorted((a, b) => order(a) - order(b))
      .slice(0, limit)
      .map(toRequest);
  return {
    async save(request, tell) {
      if (rows.has(request.requestId)) return;
      const doneAt = request.state === 'done' ? request.history.at(-1)?.at : undefined;
      rows.set(request.requestId, {
        ...structuredClone(request),
        doneAt,
        ...(tell && { untoldSince: now() }),
      });
    },
    async find(requestId) {
      const row = rows.get(requestId);
      return row && toRequest(row);
    },
    async append(requestId, expectedVersion, { state, entry, tell }) {
      const row = rows.get(requestId);
      if (row?.version !== expectedVersion) return false;
      row.history.push(entry);
      Object.assign(row, { state, version: expectedVersion + 1, untoldSince: tell ? now() : undefined });
      if (state === 'done') row.doneAt = entry.at;
      return true;
    },
    async countAttempt(requestId) {
      const row = rows.get(requestId);
      if (row) row.attempts += 1;
      return row?.attempts ?? 0;
    },
    waitingSince: async (at, limit) =>
      all(({ state, receivedAt }) => state === 'waiting' && receivedAt < at)
        .slice(0, limit)
        .map(({ requestId }) => requestId),
    untoldSince: async (at, limit) =>
      all(({ untoldSince }) => untoldSince !== undefined && untoldSince < at)
        .slice(0, limit)
        .map(({ requestId }) => requestId),
    async markTold(requestId, version) {
      const row = rows.get(requestId);
      if (row?.version === version) row.untoldSince = undefined;
    },
    listOpen: async (officeId, limit) =>
      listed(
        all((row) => row.state === 'open' && (officeId === undefined || row.officeId === officeId)),
        ({ dueAt }) => dueAt,
        limit,
      ),
    listDone: async (officeId, limit) =>
      listed(
        all((row) => row.state === 'done' && row.officeId === officeId),
        ({ doneAt }) => -(doneAt ?? 0),
        limit,
      ),
    listOf: async (conversationId, limit) =>
      listed(
        all((row) => row.conversationId === conversationId),
        ({ receivedAt }) => -receivedAt,
        limit,
      ),
  };
}
