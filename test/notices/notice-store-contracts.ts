import { beforeEach, describe, expect, it } from '@jest/globals';
import { type ConversationId, OaId } from '../../src/ids.js';
import type { AccountLeases } from '../../src/notices/account-leases.js';
import type { BroadcastCount } from '../../src/notices/broadcast-count.js';
import { NO_TRACES } from '../../src/notices/contact.js';
import type { ContactStore } from '../../src/notices/contact-store.js';
import type { FollowerNotes } from '../../src/notices/follower-notes.js';
import { beginWalk, noWalk } from '../../src/notices/follower-walk.js';
import type { FollowerWalks } from '../../src/notices/follower-walks.js';
import type { NoticeArticleStore } from '../../src/notices/notice-article-store.js';
import type { NoticeFiles } from '../../src/notices/notice-files.js';
import type { NoticeRowStore } from '../../src/notices/notice-row-store.js';
import type { NoticeStore } from '../../src/notices/notice-store.js';
import { type QuotaCounters, quotaKeys } from '../../src/notices/quota-counters.js';
import type { OutgoingFiles } from '../../src/replies/outgoing-files.js';
import { BINH_MINH, NINH_THANH } from '../dossiers/dossier-builders.js';
import { aContact, aNotice, anArticle, aPicture, aRow, citizen, DAY, HOUR, NOW } from './builders.js';

/** What every store of notices promises. */
export function describeNoticeStore(name: string, open: () => Promise<NoticeStore>): void {
  describe(`notices in ${name}`, () => {
    let store: NoticeStore;
    beforeEach(async () => {
      store = await open();
    });

    it('come out as they went in, for their own office alone', async () => {
      await expect(store.save(aNotice())).resolves.toBe(true);
      await expect(store.find(NINH_THANH, 'n-1')).resolves.toEqual(aNotice());
      await expect(store.find(BINH_MINH, 'n-1')).resolves.toBeUndefined();
    });

    it('take one change of a version, whoever comes second', async () => {
      await store.save(aNotice());
      await expect(store.save(aNotice())).resolves.toBe(false);
      await expect(store.save(aNotice({ version: 2, state: 'submitted' }))).resolves.toBe(true);
      await expect(store.save(aNotice({ version: 2, state: 'dropped' }))).resolves.toBe(false);
      expect((await store.find(NINH_THANH, 'n-1'))?.state).toBe('submitted');
    });

    it('remember up to where rows are planned, whatever else is saved', async () => {
      await store.save(aNotice());
      await store.notePlanned('n-1', citizen(5));
      await store.save(aNotice({ version: 2, plannedUpTo: null }));
      expect((await store.find(NINH_THANH, 'n-1'))?.plannedUpTo).toBe(citizen(5));
    });

    it('are listed newest first, and by state the longest untouched first', async () => {
      await store.save(aNotice({ updatedAt: NOW + 9 }));
      await store.save(aNotice({ noticeId: 'n-2', createdAt: NOW + 1 }));
      await store.save(aNotice({ noticeId: 'n-3', officeId: BINH_MINH, state: 'sending' }));
      expect((await store.list(NINH_THANH, 9)).map(({ noticeId }) => noticeId)).toEqual(['n-2', 'n-1']);
      expect((await store.inState('draft', 9)).map(({ noticeId }) => noticeId)).toEqual(['n-2', 'n-1']);
      expect((await store.inState('sending', 9)).map(({ noticeId }) => noticeId)).toEqual(['n-3']);
      const ids = async (...asked: Parameters<NoticeStore['inState']>) =>
        (await store.inState(...asked)).map(({ noticeId }) => noticeId);
      expect(await ids('sending', 9, { officeId: NINH_THANH })).toEqual([]);
      expect(await ids('sending', 9, { officeId: BINH_MINH })).toEqual(['n-3']);
      await store.save(aNotice({ noticeId: 'n-4', state: 'scheduled', sendAt: NOW + HOUR }));
      await store.save(aNotice({ noticeId: 'n-5', state: 'scheduled', sendAt: NOW }));
      await store.save(aNotice({ noticeId: 'n-6', state: 'scheduled', sendAt: null }));
      expect((await ids('scheduled', 9, { dueBy: NOW })).toSorted()).toEqual(['n-5', 'n-6']);
      expect(await ids('scheduled', 9, { dueBy: NOW + HOUR })).toHaveLength(3);
      const page = async (after: string) => (await store.page(after, 2)).map(({ noticeId }) => noticeId);
      expect([await page(''), await page('n-2'), await page('n-5')]).toEqual([
        ['n-1', 'n-2'],
        ['n-3', 'n-4'],
        ['n-6'],
      ]);
    });
  });
}

/** What every store of contacts promises. */
export function describeContactStore(name: string, open: () => Promise<ContactStore>): void {
  describe(`contacts in ${name}`, () => {
    let store: ContactStore;
    const {
      conversationId,
      officeId,
      following,
      lastInteractionAt,
      optedOut,
      inFormUntil,
      language,
      leftTopics,
    } = aContact(1);
    const chat = {
      conversationId,
      officeId,
      following,
      lastInteractionAt,
      optedOut,
      inFormUntil,
      language,
      leftTopics,
    };
    const traces = { ...NO_TRACES, procedures: ['1.004873'], neighbourhood: 'Khu phố 3', hasPhone: true };
    const secrets = { name: 'Nguyễn Thị Lan', phone: '+84901234567' };
    beforeEach(async () => {
      store = await open();
    });

    it('join what chat and dossiers say, whichever came first', async () => {
      await store.noteTraces([{ conversationId, officeId, traces, secrets }]);
      await store.noteChats([chat]);
      await store.noteChats([{ ...chat, optedOut: true }]);
      await expect(store.find(conversationId)).resolves.toEqual(aContact(1, { ...traces, optedOut: true }));
      await expect(store.secretsOf([conversationId, citizen(2)])).resolves.toEqual(
        new Map([[conversationId, secrets]]),
      );
    });

    it('come in stretches, of one office, each once', async () => {
      await store.noteChats([1, 2, 3].map((n) => ({ ...chat, conversationId: citizen(n) })));
      await store.noteChats([{ ...chat, conversationId: citizen(4), officeId: BINH_MINH }]);
      const first = await store.page(NINH_THANH, null, 2);
      const rest = await store.page(NINH_THANH, citizen(2), 2);
      expect([...first, ...rest].map((one) => one.conversationId)).toEqual([1, 2, 3].map(citizen));
    });

    it('come in stretches as long as they are asked for', async () => {
      await store.noteChats(Array.from({ length: 250 }, (_, n) => ({ ...chat, conversationId: citizen(n) })));
      expect(await store.page(NINH_THANH, null, 1_000)).toHaveLength(250);
    });

    it('remember the notices of the last week, each once', async () => {
      await store.noteChats([chat]);
      await store.noteNotice(conversationId, NOW - 9 * DAY);
      await store.noteNotice(conversationId, NOW);
      await store.noteNotice(conversationId, NOW);
      expect((await store.find(conversationId))?.noticedAt).toEqual([NOW]);
    });

    it('forget what dossiers and officials said, and when they forgot', async () => {
      await store.noteChats([chat]);
      await store.noteTraces([{ conversationId, officeId, traces, secrets }]);
      await store.forget({ conversationId, officeId: NINH_THANH }, NOW);
      await expect(store.find(conversationId)).resolves.toEqual(aContact(1));
      expect((await store.secretsOf([conversationId])).size).toBe(0);
      await expect(store.forgottenAt(conversationId)).resolves.toBe(NOW);
      await expect(store.forgottenAt(citizen(2))).resolves.toBeNull();
    });
  });
}

/** What every store of articles promises. */
export function describeNoticeArticleStore(name: string, open: () => Promise<NoticeArticleStore>): void {
  describe(`articles of notices in ${name}`, () => {
    it('move on by one version at a time, whoever was faster', async () => {
      const store = await open();
      await expect(store.find('n-1')).resolves.toBeUndefined();
      const first = anArticle();
      expect(await Promise.all([store.save(first), store.save(first)])).toContain(true);
      await expect(store.save(first)).resolves.toBe(false);
      const next = { ...first, version: 2, step: 'processing' as const, token: 't' };
      await expect(store.save(next)).resolves.toBe(true);
      await expect(store.save({ ...next, token: 'late' })).resolves.toBe(false);
      await expect(store.save({ ...next, version: 4 })).resolves.toBe(false);
      await expect(store.find('n-1')).resolves.toEqual(next);
    });
  });
}

/** What everybody promises who knows which files of notices there are. */
export function describeNoticeFiles(
  name: string,
  open: (now: () => number) => Promise<{ noticeFiles: NoticeFiles; files: OutgoingFiles }>,
): void {
  describe(`files of notices in ${name}`, () => {
    it('are there until they are dropped, and are not those of citizens', async () => {
      let at = NOW;
      const { noticeFiles, files } = await open(() => at);
      const keep = (fileId: string, conversationId: ConversationId | null = null) =>
        files.save({ ...aPicture, fileId, conversationId, officeId: NINH_THANH }, Buffer.from('x'));
      await keep('notice-b');
      await keep('notice-a');
      await keep('paper', citizen(1));
      at = NOW + HOUR;
      await keep('notice-c');
      const all = ['notice-a', 'notice-b', 'notice-c', 'notice-never', 'paper'];
      await expect(noticeFiles.present(all)).resolves.toEqual(new Set(['notice-a', 'notice-b', 'notice-c']));
      await expect(noticeFiles.present([])).resolves.toEqual(new Set());
      await expect(noticeFiles.keptBefore(NOW + HOUR, '', 9)).resolves.toEqual(['notice-a', 'notice-b']);
      await expect(noticeFiles.keptBefore(NOW + 2 * HOUR, 'notice-a', 1)).resolves.toEqual(['notice-b']);
      await files.drop(['notice-b']);
      await expect(noticeFiles.present(all)).resolves.toEqual(new Set(['notice-a', 'notice-c']));
      await expect(noticeFiles.keptBefore(NOW + 2 * HOUR, '', 9)).resolves.toEqual(['notice-a', 'notice-c']);
    });
  });
}

const OA = OaId.parse('900');
const LEAVING = { at: NOW, way: 'paid', costVnd: 55, part: 0 } as const;
const sent = { state: 'sent', platformId: 'p1', sentAt: NOW } as const;

/** What everybody promises who notes followers with the contacts. */
export function describeFollowerNotes(name: string, open: () => Promise<ContactStore & FollowerNotes>): void {
  describe(`followers in ${name}`, () => {
    let store: ContactStore & FollowerNotes;
    const walk = (n: number) => ({ officeId: NINH_THANH, walk: n });
    const chatOf = (n: number, following: boolean | null) => {
      const { conversationId, officeId, lastInteractionAt, optedOut, inFormUntil, language, leftTopics } =
        aContact(n);
      return {
        ...{ conversationId, officeId, lastInteractionAt, optedOut, inFormUntil, language, leftTopics },
        following,
      };
    };
    const following = async () =>
      (await store.page(NINH_THANH, null, 99))
        .filter((one) => one.following)
        .map((one) => one.conversationId);
    beforeEach(async () => {
      store = await open();
    });

    it('become contacts, and stay what they were where they are known', async () => {
      await store.noteChats([chatOf(1, null)]);
      await store.noteFollowers(walk(1), [citizen(1), citizen(2)]);
      await store.noteFollowers(walk(1), [citizen(2)]);
      await expect(store.find(citizen(1))).resolves.toEqual(aContact(1));
      await expect(store.find(citizen(2))).resolves.toEqual(aContact(2, { lastInteractionAt: null }));
      await expect(store.countSeen(walk(1))).resolves.toBe(2);
      await expect(store.countSeen(walk(2))).resolves.toBe(0);
    });

    it('were there last when the later word says', async () => {
      await store.noteFollowers(walk(1), [citizen(1), citizen(2)]);
      await store.noteChats([chatOf(1, null)]);
      await store.noteLastSeen([citizen(1), citizen(2)], NOW - 2 * DAY);
      await store.noteChats([{ ...chatOf(2, null), lastInteractionAt: null }]);
      expect((await store.find(citizen(1)))?.lastInteractionAt).toBe(NOW - HOUR);
      expect((await store.find(citizen(2)))?.lastInteractionAt).toBe(NOW - 2 * DAY);
    });

    it('follow no more once they said so, and the conversation repeating itself is no news', async () => {
      await store.noteFollowers(walk(1), [citizen(1), citizen(2)]);
      await store.noteChats([chatOf(1, false), chatOf(2, null)]);
      expect(await following()).toEqual([citizen(2)]);
      await store.noteFollowers(walk(2), [citizen(1)]);
      await store.noteChats([chatOf(1, false)]);
      expect(await following()).toEqual([citizen(1), citizen(2)]);
      await store.noteChats([chatOf(1, true)]);
      await store.noteChats([chatOf(1, false)]);
      expect(await following()).toEqual([citizen(2)]);
    });

    it('follow no more once two readings have ended without them', async () => {
      await store.noteChats([chatOf(1, true), chatOf(2, true)]);
      await store.noteFollowers(walk(1), [citizen(1)]);
      await store.concludeWalk(walk(1));
      await store.concludeWalk(walk(1));
      expect(await following()).toEqual([citizen(1), citizen(2)]);
      await store.noteFollowers(walk(2), [citizen(1)]);
      await store.concludeWalk(walk(2));
      expect(await following()).toEqual([citizen(1)]);
      await expect(store.find(citizen(2))).resolves.toBeDefined();
    });

    it('are taken for followers again by one reading that sees them', async () => {
      await store.noteChats([chatOf(1, true)]);
      await store.concludeWalk(walk(1));
      await store.noteFollowers(walk(2), [citizen(1)]);
      await store.concludeWalk(walk(2));
      await store.concludeWalk(walk(3));
      expect(await following()).toEqual([citizen(1)]);
    });

    it('are no contacts any more when they leave without ever having written or filed', async () => {
      await store.noteFollowers(walk(1), [1, 2, 3].map(citizen));
      await store.noteChats([chatOf(1, null)]);
      await store.noteTraces([
        { conversationId: citizen(2), officeId: NINH_THANH, traces: NO_TRACES, secrets: {} },
      ]);
      await store.concludeWalk(walk(2));
      await store.concludeWalk(walk(3));
      const left = await store.page(NINH_THANH, null, 9);
      expect(left.map((one) => one.conversationId)).toEqual([citizen(1), citizen(2)]);
    });

    it('have the tags that the last reading gave them, and no others', async () => {
      const all = [1, 2, 3].map(citizen);
      const tagsOf = async () => (await store.page(NINH_THANH, null, 9)).map(({ tags }) => tags);
      await store.noteFollowers(walk(1), all);
      await store.noteTagged(walk(1), 'họp dân', [citizen(1), citizen(2)]);
      await store.noteTagged(walk(1), 'họp dân', [citizen(2)]);
      await store.takeOff(walk(1), 'họp dân');
      await store.noteTagged(walk(1), 'hưu trí', [citizen(2), citizen(3)]);
      await store.takeOff(walk(1), 'hưu trí');
      expect(await tagsOf()).toEqual([['họp dân'], ['họp dân', 'hưu trí'], ['hưu trí']]);
      await expect(store.tags(NINH_THANH)).resolves.toEqual(['hưu trí', 'họp dân']);
      await expect(store.tags(BINH_MINH)).resolves.toEqual([]);
      await store.noteTagged(walk(2), 'họp dân', [citizen(1)]);
      await store.takeOff(walk(2), 'họp dân');
      expect(await tagsOf()).toEqual([['họp dân'], ['hưu trí'], ['hưu trí']]);
      await store.keepTags(NINH_THANH, ['họp dân']);
      expect(await tagsOf()).toEqual([['họp dân'], [], []]);
    });

    it('are given tags and lose them as the platform says, and the next reading has the last word', async () => {
      const tagsOf = async () => (await store.page(NINH_THANH, null, 9)).map(({ tags }) => tags);
      await store.noteFollowers(walk(1), [1, 2, 3].map(citizen));
      await store.noteFollowers({ officeId: BINH_MINH, walk: 1 }, [citizen(4)]);
      await store.forget({ conversationId: citizen(3), officeId: NINH_THANH }, NOW);
      await store.giveTag('họp dân', [1, 2, 3, 4, 9].map(citizen));
      await store.giveTag('họp dân', [citizen(1)]);
      await store.giveTag('hưu trí', [citizen(1)]);
      expect(await tagsOf()).toEqual([['họp dân', 'hưu trí'], ['họp dân'], []]);
      await expect(store.find(citizen(9))).resolves.toBeUndefined();
      await store.takeTag('họp dân', [citizen(1), citizen(3)]);
      expect(await tagsOf()).toEqual([['hưu trí'], ['họp dân'], []]);
      await store.keepNoTag(NINH_THANH, 'họp dân');
      expect(await tagsOf()).toEqual([['hưu trí'], [], []]);
      expect((await store.find(citizen(4)))?.tags).toEqual(['họp dân']);
      await store.noteTagged(walk(2), 'hưu trí', [citizen(2)]);
      await store.takeOff(walk(2), 'hưu trí');
      expect(await tagsOf()).toEqual([[], ['hưu trí'], []]);
    });

    it('get no tags back that were erased', async () => {
      await store.noteFollowers(walk(1), [citizen(1)]);
      await store.noteTagged(walk(1), 'họp dân', [citizen(1)]);
      await store.forget({ conversationId: citizen(1), officeId: NINH_THANH }, NOW);
      await store.noteFollowers(walk(2), [citizen(1)]);
      await store.noteTagged(walk(2), 'họp dân', [citizen(1)]);
      expect((await store.find(citizen(1)))?.tags).toEqual([]);
    });
  });
}

/** What everybody promises who keeps how far followers are read. */
export function describeFollowerWalks(name: string, open: () => Promise<FollowerWalks>): void {
  describe(`readings of followers in ${name}`, () => {
    const lease = { now: NOW, until: NOW + HOUR };

    it('begin with nothing, and are in one hand at a time', async () => {
      const store = await open();
      await expect(store.find(OA)).resolves.toBeUndefined();
      await expect(store.take(OA, lease)).resolves.toEqual({ walk: noWalk(OA), until: NOW + HOUR });
      await expect(store.take(OA, lease)).resolves.toBeUndefined();
    });

    it('go on from where they were put down', async () => {
      const store = await open();
      const walk = { ...beginWalk(noWalk(OA), ['họp dân'], NOW), offset: 50 };
      await store.take(OA, lease);
      await expect(store.put({ walk, until: lease.until })).resolves.toBe(true);
      await expect(store.find(OA)).resolves.toEqual(walk);
      await expect(store.take(OA, lease)).resolves.toEqual({ walk, until: lease.until });
    });

    it('are taken from whoever has not let go in time, and not put down by them afterwards', async () => {
      const store = await open();
      await store.take(OA, lease);
      const later = { now: lease.until, until: lease.until + HOUR };
      await expect(store.take(OA, later)).resolves.toBeDefined();
      const late = { walk: { ...noWalk(OA), walk: 7 }, until: lease.until };
      await expect(store.put(late)).resolves.toBe(false);
      expect((await store.find(OA))?.walk ?? 0).toBe(0);
    });
  });
}

/** What every store of rows promises. */
export function describeNoticeRowStore(name: string, open: () => Promise<NoticeRowStore>): void {
  describe(`rows of notices in ${name}`, () => {
    let store: NoticeRowStore;
    const states = async () => (await store.page('n-1', '', 99)).map(({ state }) => state);
    beforeEach(async () => {
      store = await open();
    });

    it('are one for each recipient, however often they are planned', async () => {
      const frozen = aRow(1, { places: { ten: 'Nguyễn Thị Lan' } });
      await store.plan([frozen]);
      await store.plan([aRow(1, { places: { ten: 'another' } }), aRow(2)]);
      await expect(store.page('n-1', '', 99)).resolves.toEqual([frozen, aRow(2)]);
      await expect(store.page('n-1', frozen.rowId, 99)).resolves.toEqual([aRow(2)]);
    });

    it('are due when they wait and their time has come', async () => {
      await store.plan([
        aRow(1),
        aRow(2, { retryAt: NOW + 1 }),
        aRow(3, { state: 'skipped' }),
        aRow(4, { noticeId: 'n-2' }),
      ]);
      expect((await store.due('n-1', NOW, 9)).map(({ conversationId }) => conversationId)).toEqual([
        citizen(1),
      ]);
      expect(await store.due('n-1', NOW + 1, 1)).toHaveLength(1);
      expect(await store.countOpen('n-1')).toBe(2);
    });

    it('leave once, and are found when nobody notes what came of it', async () => {
      await store.plan([aRow(1)]);
      expect(
        await Promise.all([store.depart(aRow(1).rowId, LEAVING), store.depart(aRow(1).rowId, LEAVING)]),
      ).toContain(true);
      await expect(store.depart(aRow(1).rowId, LEAVING)).resolves.toBe(false);
      expect(await store.adrift('n-1', NOW, 9)).toEqual([]);
      expect(await store.adrift('n-1', NOW + 1, 9)).toEqual([
        aRow(1, { state: 'leaving', leftAt: NOW, way: 'paid', leavingVnd: 55 }),
      ]);
      await store.restUntil(aRow(1).rowId, NOW + 5);
      expect(await store.adrift('n-1', NOW + 4, 9)).toEqual([]);
      expect(await store.adrift('n-1', NOW + 5, 9)).toHaveLength(1);
    });

    it('end once', async () => {
      await store.plan([aRow(1)]);
      await store.end({ rowId: aRow(1).rowId, ...sent });
      await store.end({ rowId: aRow(1).rowId, state: 'failed', reason: 'refused-bug' });
      expect(await states()).toEqual(['sent']);
    });

    it('leave part by part, each once, whoever saw an older one', async () => {
      const { rowId } = aRow(1);
      await store.plan([aRow(1)]);
      await expect(store.depart(rowId, { ...LEAVING, part: 1 })).resolves.toBe(false);
      await store.depart(rowId, LEAVING);
      const second = { rowId, state: 'waiting', part: 1, costVnd: 55, leftAt: null } as const;
      await store.end({ ...second, ofPart: 0 });
      await expect(store.depart(rowId, LEAVING)).resolves.toBe(false);
      await expect(store.depart(rowId, { ...LEAVING, part: 1 })).resolves.toBe(true);
      await store.end({ ...second, ofPart: 0 });
      const leaving = { state: 'leaving', part: 1, leftAt: NOW, way: 'paid' } as const;
      await expect(store.page('n-1', '', 9)).resolves.toEqual([
        aRow(1, { ...leaving, costVnd: 55, leavingVnd: 55 }),
      ]);
      await expect(store.spentVnd('n-1')).resolves.toBe(110);
      await store.end({ rowId, state: 'failed', reason: 'refused-bug', ofPart: 1 });
      await expect(store.spentVnd('n-1')).resolves.toBe(55);
      await expect(store.spentVnd('n-2')).resolves.toBe(0);
    });

    it('are lifted by receipts, and answered by the first tap', async () => {
      await store.plan([aRow(1), aRow(2)]);
      await store.end({ rowId: aRow(1).rowId, ...sent });
      await store.receive({ oaId: OA, platformId: 'p1', kind: 'delivered', at: NOW + 1 });
      await store.receive({ oaId: OA, platformId: 'p1', kind: 'seen', at: NOW + 2 });
      await store.receive({ oaId: OA, platformId: 'p1', kind: 'seen', at: NOW + 3 });
      await store.receive({ oaId: OA, platformId: 'stranger', kind: 'seen', at: NOW });
      await expect(store.answer(aRow(1).rowId, 'Đã rõ', { at: NOW + 4 })).resolves.toBe(true);
      await expect(store.answer(aRow(1).rowId, 'Khác', { at: NOW + 5 })).resolves.toBe(false);
      await expect(store.answer(aRow(2).rowId, 'Đã rõ', { at: NOW })).resolves.toBe(false);
      await store.noteOptOut(citizen(1), NOW - 1, NOW + 6);
      await store.noteOptOut(citizen(2), NOW - 1, NOW + 6);
      expect(await store.countOptOuts('n-1')).toBe(1);
      const [row] = await store.ofConversation(citizen(1), 9);
      expect(row).toMatchObject({
        deliveredAt: NOW + 1,
        seenAt: NOW + 2,
        answeredAt: NOW + 4,
        answer: 'Đã rõ',
      });
    });

    it('keep all words, once, beside the first answer, until they are forgotten', async () => {
      await store.plan([aRow(1, sent), aRow(2)]);
      const said = (words: string, at: number) => store.answer(aRow(1).rowId, '#loi', { at, words });
      await expect(store.answer(aRow(1).rowId, 'Đã rõ', { at: NOW })).resolves.toBe(true);
      await expect(said('Tôi không dự được', NOW + 1)).resolves.toBe(false);
      await expect(said('Một câu khác', NOW + 3)).resolves.toBe(false);
      await said('Câu đến muộn', NOW + 2);
      // the effects of all are carried out again
      const again = async () => {
        await said('Tôi không dự được', NOW + 1);
        await said('Một câu khác', NOW + 3);
        await said('Câu đến muộn', NOW + 2);
      };
      await again();
      await store.answer(aRow(2).rowId, '#loi', { at: NOW, words: 'của người chưa nhận' });
      const words = async () => (await store.page('n-1', '', 9)).map((row) => [row.answer, row.words]);
      await expect(words()).resolves.toEqual([
        ['Đã rõ', 'Tôi không dự được\nMột câu khác\nCâu đến muộn'],
        [null, null],
      ]);
      await store.forget(citizen(1));
      await again();
      await expect(words()).resolves.toEqual([
        ['Đã rõ', null],
        [null, null],
      ]);
    });

    it('keep words up to a bound', async () => {
      await store.plan([aRow(1, sent)]);
      for (const n of [1, 2, 3])
        await store.answer(aRow(1).rowId, '#loi', { at: NOW + n, words: 'x'.repeat(2_000) });
      const [row] = await store.page('n-1', '', 1);
      expect(row?.words).toHaveLength(5_000);
    });

    it('lose what was filled in for their recipients, and are not tried again then', async () => {
      const failed = { state: 'failed', passing: true } as const;
      await store.plan([
        aRow(1, { ...sent, places: { ten: 'bà Lan' } }),
        aRow(2, { ...failed, places: { ten: 'ông Hùng' } }),
        aRow(3, failed),
        aRow(4, { noticeId: 'n-2', places: { ten: 'bà Mai' } }),
      ]);
      await expect(store.countPlaces('n-1')).resolves.toBe(2);
      await expect(store.erasePlaces('n-1')).resolves.toBe(2);
      await expect(store.countPlaces('n-1')).resolves.toBe(0);
      await expect(store.countPlaces('n-2')).resolves.toBe(1);
      const places = (await store.page('n-1', '', 9)).map((row) => row.places);
      expect(places).toEqual([{}, {}, {}]);
      await expect(store.retryPassing('n-1')).resolves.toBe(1);
    });

    it('are answered, newest first, a stretch at a time, all or one answer alone', async () => {
      await store.plan([1, 2, 3, 4].map((n) => aRow(n, sent)));
      await store.plan([aRow(5, { ...sent, noticeId: 'n-2' })]);
      for (const [n, answer, at] of [
        [1, 'Đã rõ', NOW + 1],
        [2, 'Khác', NOW + 2],
        [3, 'Đã rõ', NOW + 2],
      ] as const)
        await store.answer(aRow(n).rowId, answer, { at });
      await store.answer(aRow(5, { noticeId: 'n-2' }).rowId, 'Đã rõ', { at: NOW });
      const who = async (look: Parameters<typeof store.answers>[1]) =>
        (await store.answers('n-1', look)).map(({ conversationId }) => conversationId);
      expect(await who({ limit: 2 })).toEqual([citizen(3), citizen(2)]);
      const after = { at: NOW + 2, rowId: aRow(3).rowId };
      expect(await who({ limit: 9, after })).toEqual([citizen(2), citizen(1)]);
      expect(await who({ limit: 9, answer: 'Đã rõ' })).toEqual([citizen(3), citizen(1)]);
      expect(await who({ limit: 9, answer: 'Đã rõ', after })).toEqual([citizen(1)]);
    });

    it('of which a part arrived may be answered, and are counted as that', async () => {
      const { rowId } = aRow(1);
      await store.plan([aRow(1), aRow(2, { state: 'failed', reason: 'refused-bug' })]);
      await store.end({ rowId, state: 'waiting', part: 1, sentAt: NOW });
      await expect(store.answer(rowId, 'Đã rõ', { at: NOW + 1 })).resolves.toBe(true);
      await store.end({ rowId, state: 'failed', reason: 'rest-unsent' });
      expect(await store.ofConversation(citizen(1), 9)).toHaveLength(1);
      await store.noteOptOut(citizen(1), NOW - 1, NOW + 2);
      expect(await store.countOptOuts('n-1')).toBe(1);
      const counts = (await store.counts('n-1')).map(({ state, reason }) => [state, reason]);
      expect(counts.sort()).toEqual([
        ['failed', 'refused-bug'],
        ['partly', 'rest-unsent'],
      ]);
    });

    it('are counted by way, end and reason', async () => {
      await store.plan([1, 2, 3].map((n) => aRow(n)));
      await store.plan([aRow(4, { way: null, state: 'skipped', reason: 'mourning' })]);
      await store.end({ rowId: aRow(1).rowId, ...sent, costVnd: 55 });
      await store.end({ rowId: aRow(2).rowId, ...sent, platformId: 'p2' });
      await store.receive({ oaId: OA, platformId: 'p2', kind: 'seen', at: NOW });
      const counts = await store.counts('n-1');
      expect(counts).toHaveLength(4);
      expect(counts).toEqual(
        expect.arrayContaining([
          { way: 'free', state: 'sent', reason: null, count: 1, costVnd: 55 },
          { way: 'free', state: 'seen', reason: null, count: 1, costVnd: 0 },
          { way: 'free', state: 'waiting', reason: null, count: 1, costVnd: 0 },
          { way: null, state: 'skipped', reason: 'mourning', count: 1, costVnd: 0 },
        ]),
      );
    });

    it('wait again only when they failed for a passing reason', async () => {
      await store.plan([aRow(1), aRow(2)]);
      await store.end({
        rowId: aRow(1).rowId,
        state: 'failed',
        reason: 'refused-later',
        passing: true,
        attempts: 9,
      });
      await store.end({ rowId: aRow(2).rowId, state: 'failed', reason: 'refused-bug' });
      await expect(store.retryPassing('n-1')).resolves.toBe(1);
      expect(await states()).toEqual(['waiting', 'failed']);
    });

    it('forget what was filled in, and do not leave any more', async () => {
      await store.plan([aRow(1, { places: { ten: 'Lan' } }), aRow(2)]);
      await store.forget(citizen(1));
      expect((await store.page('n-1', '', 9))[0]).toMatchObject({
        state: 'skipped',
        reason: 'erased',
        places: {},
      });
      expect(await states()).toEqual(['skipped', 'waiting']);
    });
  });
}

/** What all counters promise. */
export function describeQuotaCounters(name: string, open: () => Promise<QuotaCounters>): void {
  describe(`counters in ${name}`, () => {
    it('never go over their limit, whoever asks at once', async () => {
      const counters = await open();
      const taken = await Promise.all(Array.from({ length: 9 }, () => counters.take('k', 2, 9)));
      expect(taken.filter((one) => one)).toHaveLength(4);
      expect(await counters.used('k')).toBe(8);
      await counters.giveBack('k', 2);
      expect(await counters.take('k', 3, 9)).toBe(true);
      expect(await counters.used('k')).toBe(9);
      expect(await counters.used('other')).toBe(0);
      expect(await counters.take('other', 2, 1)).toBe(false);
    });
  });
}

/** What all counts of broadcasts promise. */
export function describeBroadcastCount(
  name: string,
  open: () => Promise<{ count: BroadcastCount; counters: QuotaCounters }>,
): void {
  describe(`broadcasts of a month in ${name}`, () => {
    const of = (noticeId: string, at = NOW) => ({ oaId: OA, noticeId, at });

    it('count a notice once, however often and by whomever it is taken', async () => {
      const { count, counters } = await open();
      const used = () => counters.used(quotaKeys.broadcasts(OA, NOW));
      const taken = await Promise.all([1, 2, 3, 4].map(() => count.take(of('n-1'), 2)));
      expect([taken, await used()]).toEqual([[true, true, true, true], 1]);
      expect(await count.take(of('n-2'), 2)).toBe(true);
      expect([await count.take(of('n-3'), 2), await used()]).toEqual([false, 2]);
      expect(await count.take(of('n-1'), 2)).toBe(true);
      await Promise.all([1, 2].map(() => count.giveBack(of('n-1'))));
      await count.giveBack(of('n-3'));
      expect(await used()).toBe(1);
      expect([await count.take(of('n-3'), 2), await count.take(of('n-1'), 2), await used()]).toEqual([
        ...[true, false, 2],
      ]);
    });

    it('are those of the Vietnamese month, also of one that was counted without names', async () => {
      const { count, counters } = await open();
      await counters.take(quotaKeys.broadcasts(OA, NOW), 1, 40);
      expect([await count.take(of('n-1'), 1), await count.take(of('n-1'), 2)]).toEqual([false, true]);
      expect(await counters.used(quotaKeys.broadcasts(OA, NOW))).toBe(2);
      expect(await count.take(of('n-1', NOW + 30 * DAY), 1)).toBe(true);
      expect(await count.take(of('n-9', NOW + 60 * DAY), 0)).toBe(false);
    });
  });
}

/** What all leases promise. */
export function describeAccountLeases(name: string, open: () => Promise<AccountLeases>): void {
  describe(`leases in ${name}`, () => {
    it('are had by one worker until they are over or given back', async () => {
      const leases = await open();
      const mine = { by: 'a', now: NOW, until: NOW + 10 };
      expect(await leases.take(OA, mine)).toBe(true);
      expect(await leases.take(OA, { by: 'b', now: NOW + 9, until: NOW + 99 })).toBe(false);
      expect(await leases.take(OA, { ...mine, until: NOW + 20 })).toBe(true);
      expect(await leases.take(OA, { by: 'b', now: NOW + 20, until: NOW + 99 })).toBe(true);
      await leases.giveBack(OA, 'a');
      expect(await leases.take(OA, { ...mine, now: NOW + 21 })).toBe(false);
      await leases.giveBack(OA, 'b');
      expect(await leases.take(OA, { ...mine, now: NOW + 21 })).toBe(true);
    });
  });
}
