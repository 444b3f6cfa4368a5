import { beforeEach, describe, expect, it } from '@jest/globals';
import { ConversationId, OfficeId } from '../../src/ids.js';
import type { DataRequest, RequestEntry } from '../../src/own-data/data-request.js';
import type { DataRequestStore } from '../../src/own-data/data-request-store.js';
import { createManualClock } from '../fakes/create-manual-clock.js';

export const LAN = ConversationId.parse('388613280878808645-2468458835296197922');
export const NINH_THANH = OfficeId.parse('ninh-thanh');
const BINH_MINH = OfficeId.parse('binh-minh');
const DAY = 86_400_000;

export const aRequest = (requestId: string, over: Partial<DataRequest> = {}): DataRequest => ({
  requestId,
  officeId: NINH_THANH,
  conversationId: LAN,
  kind: 'correct',
  text: 'Sai tên đệm của tôi',
  receivedAt: 1_000,
  acknowledgeBy: 1_000 + 2 * DAY,
  dueAt: 1_000 + 10 * DAY,
  state: 'open',
  attempts: 0,
  version: 1,
  history: [{ seq: 1, at: 1_000, by: { kind: 'citizen' }, what: 'received' }],
  ...over,
});

const answered: RequestEntry = {
  seq: 2,
  at: 5_000,
  by: { kind: 'clerk', username: 'phu.trach' },
  what: 'answered',
  note: 'Đã sửa tên đệm.',
};

/** What every register promises; run on the fake and on the real one. `create` answers an empty one. */
export function describeDataRequestStore(
  name: string,
  create: (now: () => number) => Promise<DataRequestStore>,
): void {
  describe(`${name} keeps the promises of a register of requests`, () => {
    let store: DataRequestStore;
    let clock: ReturnType<typeof createManualClock>;
    beforeEach(async () => {
      clock = createManualClock();
      store = await create(clock.now);
    });

    it('keeps a request once, whole', async () => {
      await store.save(aRequest('r1'), true);
      await store.save(aRequest('r1', { text: 'khác' }), true);
      await expect(store.find('r1')).resolves.toEqual(aRequest('r1'));
      await expect(store.find('r2')).resolves.toBeUndefined();
    });

    it('adds to the history only for whoever saw the newest of it', async () => {
      await store.save(aRequest('r1'), false);
      const change = { state: 'done', entry: answered, tell: true } as const;
      const won = await Promise.all([1, 2, 3].map(() => store.append('r1', 1, change)));
      expect(won.filter(Boolean)).toHaveLength(1);
      await expect(store.find('r1')).resolves.toMatchObject({
        state: 'done',
        version: 2,
        history: [aRequest('r1').history[0], answered],
      });
    });

    it('names what waits to be done by itself, and counts the tries', async () => {
      await store.save(aRequest('r1', { state: 'waiting', kind: 'view' }), false);
      await store.save(aRequest('r2'), false);
      await expect(store.waitingSince(1_000, 10)).resolves.toEqual([]);
      await expect(store.waitingSince(1_001, 10)).resolves.toEqual(['r1']);
      await expect(store.countAttempt('r1')).resolves.toBe(1);
      await expect(store.countAttempt('r1')).resolves.toBe(2);
    });

    it('names what the citizen has not heard of, until they have', async () => {
      await store.save(aRequest('r1'), true);
      await store.save(aRequest('r2'), false);
      await expect(store.untoldSince(clock.now(), 10)).resolves.toEqual([]);
      clock.advance(1);
      await expect(store.untoldSince(clock.now(), 10)).resolves.toEqual(['r1']);
      await store.append('r1', 1, { state: 'done', entry: answered, tell: true });
      // told of the older version: the newer one is still news
      await store.markTold('r1', 1);
      clock.advance(1);
      await expect(store.untoldSince(clock.now(), 10)).resolves.toEqual(['r1']);
      await store.markTold('r1', 2);
      await expect(store.untoldSince(clock.now(), 10)).resolves.toEqual([]);
    });

    it('lists the open ones of an office, or of all, most urgent first', async () => {
      await store.save(aRequest('late', { dueAt: 9_000 }), false);
      await store.save(aRequest('soon', { dueAt: 8_000 }), false);
      await store.save(aRequest('other', { officeId: BINH_MINH, dueAt: 7_000 }), false);
      await store.save(aRequest('done', { state: 'done' }), false);
      const ids = (requests: DataRequest[]) => requests.map(({ requestId }) => requestId);
      expect(ids(await store.listOpen(NINH_THANH, 10))).toEqual(['soon', 'late']);
      expect(ids(await store.listOpen(undefined, 10))).toEqual(['other', 'soon', 'late']);
      expect(ids(await store.listOpen(undefined, 1))).toEqual(['other']);
      expect(ids(await store.listDone(NINH_THANH, 10))).toEqual(['done']);
      expect(ids(await store.listDone(BINH_MINH, 10))).toEqual([]);
    });

    it('lists those of one conversation, newest first', async () => {
      const other = ConversationId.parse('388613280878808645-9');
      await store.save(aRequest('old', { receivedAt: 1 }), false);
      await store.save(aRequest('new', { receivedAt: 2 }), false);
      await store.save(aRequest('foreign', { conversationId: other }), false);
      const found = await store.listOf(LAN, 10);
      expect(found.map(({ requestId }) => requestId)).toEqual(['new', 'old']);
    });
  });
}
