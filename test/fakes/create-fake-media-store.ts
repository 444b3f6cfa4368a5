import type { Media, MediaFile } from '../../src/media/media.js';
import type { MediaStore } from '../../src/media/media-store.js';

type Row = Media & { dueAt: number | null; filed?: true; bytes?: Buffer };

/** The citizens' files in memory; held to the same contract suite as the store on MongoDB. */
export function createFakeMediaStore({ now }: { now: () => number }): MediaStore {
  const rows = new Map<string, Row>();
  const waiting = (mediaId: string): Row | undefined => {
    const row = rows.get(mediaId);
    return row?.state === 'waiting' ? row : undefined;
  };
  const toMedia = ({ dueAt: _, filed: __, bytes: ___, ...media }: Row): Media => structuredClone(media);

  function erase(row: Row): void {
    Object.assign(row, { state: 'dropped', dueAt: null });
    delete row.url;
    delete row.name;
    delete row.bytes;
  }

  return {
    async saveWaiting(media) {
      if (rows.has(media.mediaId)) return;
      rows.set(media.mediaId, {
        ...media,
        state: 'waiting',
        flaws: [],
        attempts: 0,
        createdAt: now(),
        dueAt: now() + 30_000,
      });
    },
    async find(mediaId) {
      const row = rows.get(mediaId);
      return row && toMedia(row);
    },
    async findMany(mediaIds) {
      return mediaIds.flatMap((id) => rows.get(id) ?? []).map(toMedia);
    },
    async store(mediaId, { bytes, contentType }: MediaFile, flaws = []) {
      const row = waiting(mediaId);
      if (!row) return false;
      Object.assign(row, { state: 'stored', bytes, contentType, size: bytes.length, flaws: [...flaws] });
      delete row.url;
      return true;
    },
    async refuse(mediaId, reason) {
      const row = waiting(mediaId);
      if (!row) return false;
      Object.assign(row, { state: 'refused', reason });
      delete row.url;
      return true;
    },
    async postpone(mediaId, until) {
      const row = waiting(mediaId);
      if (row) Object.assign(row, { dueAt: until, attempts: row.attempts + 1 });
    },
    async defer(mediaId, until) {
      const row = rows.get(mediaId);
      const isEnded = row?.state === 'stored' || row?.state === 'refused';
      if (isEnded && row.dueAt !== null) row.dueAt = until;
    },
    async newestOf(conversationId) {
      const kept = [...rows.values()].filter(
        (row) => row.conversationId === conversationId && row.state !== 'dropped' && !row.filed,
      );
      return kept.length === 0 ? undefined : Math.max(...kept.map(({ createdAt }) => createdAt));
    },
    async settle(mediaId) {
      const row = rows.get(mediaId);
      if (row?.state === 'stored' || row?.state === 'refused') row.dueAt = null;
    },
    async due(limit) {
      return [...rows.values()]
        .filter((row) => row.dueAt !== null && row.dueAt <= now())
        .sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0))
        .slice(0, limit)
        .map((row) => row.mediaId);
    },
    async read(mediaId) {
      const row = rows.get(mediaId);
      if (row?.state !== 'stored' || !row.bytes || !row.contentType) return undefined;
      const { bytes, contentType, name } = row;
      return { bytes, contentType, ...(name !== undefined && { name }) };
    },
    async file(mediaIds) {
      for (const row of mediaIds.flatMap((id) => rows.get(id) ?? [])) {
        if (row.state !== 'dropped') row.filed = true;
      }
    },
    async drop(mediaIds) {
      for (const row of mediaIds.flatMap((id) => rows.get(id) ?? [])) if (!row.filed) erase(row);
    },
    async erase(mediaIds) {
      for (const row of mediaIds.flatMap((id) => rows.get(id) ?? [])) erase(row);
    },
    async looseBefore(at, { after = '', limit }) {
      return [...rows.values()]
        .filter((row) => row.createdAt < at && row.state !== 'dropped' && !row.filed && row.mediaId > after)
        .toSorted((a, b) => (a.mediaId < b.mediaId ? -1 : 1))
        .slice(0, limit)
        .map(({ mediaId, conversationId }) => ({ mediaId, conversationId }));
    },
    async unfiledOf(conversationId) {
      return [...rows.values()]
        .filter((row) => row.conversationId === conversationId && row.state !== 'dropped' && !row.filed)
        .map((row) => row.mediaId);
    },
  };
}
