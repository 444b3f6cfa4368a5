import type { Notice } from '../../src/notices/notice.js';
import type { NoticeArticle } from '../../src/notices/notice-article.js';
import type { NoticeArticleStore } from '../../src/notices/notice-article-store.js';
import { isHalfSent, joinWords, type NoticeRow } from '../../src/notices/notice-row.js';
import type { NoticeRowStore, RowCount } from '../../src/notices/notice-row-store.js';
import type { NoticeStore } from '../../src/notices/notice-store.js';

/** Notices in memory; held to the same contract suite as those on MongoDB. */
export function createFakeNoticeStore(): NoticeStore {
  const kept = new Map<string, Notice>();
  const all = () => structuredClone([...kept.values()]);
  return {
    async find(officeId, noticeId) {
      return all().find((one) => one.noticeId === noticeId && one.officeId === officeId);
    },
    async save(notice) {
      const before = kept.get(notice.noticeId);
      if ((before?.version ?? 0) !== notice.version - 1) return false;
      const plannedUpTo = before ? before.plannedUpTo : notice.plannedUpTo;
      kept.set(notice.noticeId, structuredClone({ ...notice, plannedUpTo }));
      return true;
    },
    list: async (officeId, limit) =>
      all()
        .filter((one) => one.officeId === officeId)
        .sort((a, b) => b.createdAt - a.createdAt)
        .slice(0, limit),
    inState: async (state, limit, { officeId, dueBy } = {}) =>
      all()
        .filter((one) => one.state === state)
        .filter((one) => officeId === undefined || one.officeId === officeId)
        .filter(({ sendAt }) => dueBy === undefined || sendAt === null || sendAt <= dueBy)
        .sort((a, b) => a.updatedAt - b.updatedAt)
        .slice(0, limit),
    page: async (after, limit) =>
      all()
        .filter(({ noticeId }) => noticeId > after)
        .sort((a, b) => (a.noticeId < b.noticeId ? -1 : 1))
        .slice(0, limit),
    async notePlanned(noticeId, upTo) {
      const notice = kept.get(noticeId);
      if (notice) kept.set(noticeId, { ...notice, plannedUpTo: upTo });
    },
  };
}

/** How far articles are, in memory; held to the same contract suite as the store on MongoDB. */
export function createFakeNoticeArticleStore(): NoticeArticleStore {
  const kept = new Map<string, NoticeArticle>();
  return {
    find: async (noticeId) => structuredClone(kept.get(noticeId)),
    async save(article) {
      if ((kept.get(article.noticeId)?.version ?? 0) !== article.version - 1) return false;
      kept.set(article.noticeId, structuredClone(article));
      return true;
    },
  };
}

/** Rows in memory; held to the same contract suite as those on MongoDB. */
export function createFakeNoticeRowStore(): NoticeRowStore & { all(): NoticeRow[] } {
  const kept = new Map<string, NoticeRow>();
  const heard = new Set<string>();
  const all = () => structuredClone([...kept.values()]).sort((a, b) => (a.rowId < b.rowId ? -1 : 1));
  const of = (noticeId: string) => all().filter((row) => row.noticeId === noticeId);
  const change = (row: NoticeRow, fields: Partial<NoticeRow>) => kept.set(row.rowId, { ...row, ...fields });
  const isOpen = ({ state }: NoticeRow) => state === 'waiting' || state === 'leaving';
  return {
    all,
    async plan(rows) {
      for (const row of rows) if (!kept.has(row.rowId)) kept.set(row.rowId, structuredClone(row));
    },
    due: async (noticeId, now, limit) =>
      of(noticeId)
        .filter(({ state, retryAt }) => state === 'waiting' && (retryAt ?? 0) <= now)
        .slice(0, limit),
    async depart(rowId, { at, way, costVnd, part }) {
      const row = kept.get(rowId);
      if (row?.state !== 'waiting' || row.part !== part) return false;
      change(row, { way, leavingVnd: costVnd, state: 'leaving', leftAt: at });
      return true;
    },
    async end({ rowId, ofPart, ...fields }) {
      const row = kept.get(rowId);
      if (row && isOpen(row) && row.part === (ofPart ?? row.part)) change(row, { ...fields, leavingVnd: 0 });
    },
    async restUntil(rowId, at) {
      const row = kept.get(rowId);
      if (row?.state === 'leaving') change(row, { retryAt: at });
    },
    adrift: async (noticeId, leftBefore, limit) =>
      of(noticeId)
        .filter(
          ({ state, leftAt, retryAt }) =>
            state === 'leaving' && (leftAt ?? 0) < leftBefore && (retryAt ?? 0) <= leftBefore,
        )
        .slice(0, limit),
    countOpen: async (noticeId) => of(noticeId).filter(isOpen).length,
    async counts(noticeId) {
      const counts = new Map<string, RowCount>();
      for (const row of of(noticeId)) {
        const { way, state, reason, deliveredAt, seenAt, costVnd } = row;
        const lifted = seenAt === null ? (deliveredAt === null ? 'sent' : 'delivered') : 'seen';
        const end = isHalfSent(row) ? 'partly' : state;
        const one = { way, state: end === 'sent' ? lifted : end, reason } as const;
        const before = counts.get(JSON.stringify(one)) ?? { count: 0, costVnd: 0 };
        counts.set(JSON.stringify(one), {
          ...one,
          count: before.count + 1,
          costVnd: before.costVnd + costVnd,
        });
      }
      return [...counts.values()];
    },
    spentVnd: async (noticeId) =>
      of(noticeId).reduce((sum, { costVnd, leavingVnd }) => sum + costVnd + leavingVnd, 0),
    async receive({ oaId, platformId, kind, at }) {
      const found = all().find(
        (row) => row.platformId === platformId && row.conversationId.startsWith(`${oaId}-`),
      );
      const field = kind === 'seen' ? 'seenAt' : 'deliveredAt';
      if (found && found[field] === null) change(found, { [field]: at });
    },
    async answer(rowId, answer, { at, words }) {
      const row = kept.get(rowId);
      if (row?.sentAt == null) return false;
      const isNew = words !== undefined && !heard.has(`${rowId} ${at}`);
      const withWords = isNew ? { ...row, words: joinWords(row.words, words) } : row;
      if (isNew) heard.add(`${rowId} ${at}`);
      kept.set(rowId, withWords);
      if (row.answeredAt !== null) return false;
      change(withWords, { answer, answeredAt: at });
      return true;
    },
    answers: async (noticeId, { answer, after, limit }) =>
      of(noticeId)
        .filter((row) => row.answeredAt !== null && (answer === undefined || row.answer === answer))
        .sort((a, b) => newestAnswer(a, b))
        .filter((row) => !after || newestAnswer({ answeredAt: after.at, rowId: after.rowId }, row) < 0)
        .slice(0, limit),
    async noteOptOut(conversationId, since, at) {
      const got = all().filter((row) => row.conversationId === conversationId && (row.sentAt ?? 0) >= since);
      const last = got.sort((a, b) => (b.sentAt ?? 0) - (a.sentAt ?? 0))[0];
      if (last?.sentAt != null) change(last, { optedOutAt: at });
    },
    countOptOuts: async (noticeId) => of(noticeId).filter(({ optedOutAt }) => optedOutAt !== null).length,
    async retryPassing(noticeId) {
      const again = of(noticeId).filter(({ state, passing }) => state === 'failed' && passing);
      const fresh = {
        state: 'waiting',
        reason: null,
        code: null,
        passing: false,
        retryAt: null,
        attempts: 0,
      } as const;
      for (const row of again) change(row, fresh);
      return again.length;
    },
    ofConversation: async (id, limit) =>
      all()
        .filter(({ conversationId, sentAt }) => conversationId === id && sentAt !== null)
        .sort((a, b) => (b.sentAt ?? 0) - (a.sentAt ?? 0))
        .slice(0, limit),
    page: async (noticeId, after, limit) =>
      of(noticeId)
        .filter(({ rowId }) => rowId > after)
        .slice(0, limit),
    countPlaces: async (noticeId) => of(noticeId).filter(hasPlaces).length,
    async erasePlaces(noticeId) {
      const filled = of(noticeId).filter(hasPlaces);
      for (const row of filled) change(row, { places: {}, passing: false });
      return filled.length;
    },
    async forget(id) {
      for (const row of all().filter(({ conversationId }) => conversationId === id)) {
        const skipped = row.state === 'waiting' ? ({ state: 'skipped', reason: 'erased' } as const) : {};
        change(row, { ...skipped, places: {}, words: null, neighbourhood: null });
      }
    },
  };
}

const hasPlaces = ({ places }: NoticeRow): boolean => Object.keys(places).length > 0;

type Answered = Pick<NoticeRow, 'answeredAt' | 'rowId'>;

const newestAnswer = (a: Answered, b: Answered): number =>
  (b.answeredAt ?? 0) - (a.answeredAt ?? 0) || b.rowId.localeCompare(a.rowId);
