import { beforeEach, describe, expect, it } from '@jest/globals';
import { ConversationId, OfficeId } from '../../src/ids.js';
import type { Talk } from '../../src/talks/talk.js';
import type { TalkStore } from '../../src/talks/talk-store.js';

const HERE = OfficeId.parse('ninh-thanh');
const THERE = OfficeId.parse('binh-minh');
const idOf = (n: number) => ConversationId.parse(`1-citizen${n}`);

const aTalk = (n: number, over: Partial<Talk> = {}): Talk => ({
  conversationId: idOf(n),
  officeId: HERE,
  version: 1,
  talkId: `t${n}`,
  openSince: 100,
  waitingSince: null,
  attended: true,
  quietAt: null,
  untoldSince: null,
  doing: { procedureName: 'Đăng ký khai tử', number: 2, total: 9 },
  claim: { username: 'mai', at: 5 },
  heard: 1,
  notes: [
    { by: 'citizen', noteId: 'n1', at: 1, text: 'Cho hỏi', mediaIds: ['m'], heard: 1, answered: false },
    { by: 'clerk', noteId: 'n2', at: 2, text: 'Dạ', username: 'mai' },
  ],
  untold: [{ eventId: 'u', event: { type: 'personLeft', at: 1, talkId: `t${n}`, why: 'ended' } }],
  carriedOut: ['e1'],
  ...over,
});

/** What every record of talks promises. */
export function describeTalkStore(name: string, open: () => Promise<TalkStore>): void {
  describe(`talks in ${name}`, () => {
    let store: TalkStore;
    beforeEach(async () => {
      store = await open();
    });

    it('come out as they went in', async () => {
      expect(await store.find(idOf(1))).toBeUndefined();
      expect(await store.save(aTalk(1))).toBe(true);
      expect(await store.find(idOf(1))).toEqual(aTalk(1));
    });

    it('are written by the faster of two only', async () => {
      await store.save(aTalk(1));
      expect(await store.save(aTalk(1))).toBe(false);
      expect(await store.save(aTalk(1, { version: 2, heard: 2 }))).toBe(true);
      expect(await store.save(aTalk(1, { version: 2, heard: 9 }))).toBe(false);
      expect(await store.save(aTalk(2, { version: 3 }))).toBe(false);
      expect(await store.find(idOf(1))).toMatchObject({ version: 2, heard: 2 });
    });

    it('are listed for their office: waiting ones first and longest first, closed ones not', async () => {
      await store.save(aTalk(1, { waitingSince: 300 }));
      await store.save(aTalk(2, { waitingSince: 200 }));
      await store.save(aTalk(3, { openSince: 50 }));
      await store.save(aTalk(4, { openSince: 60 }));
      await store.save(aTalk(5, { openSince: null }));
      await store.save(aTalk(6, { officeId: THERE, waitingSince: 1 }));
      const listed = async (limit: number) => (await store.listOpen(HERE, limit)).map(({ talkId }) => talkId);
      expect(await listed(10)).toEqual(['t2', 't1', 't4', 't3']);
      expect(await listed(3)).toEqual(['t2', 't1', 't4']);
      expect(await store.countWaiting(HERE)).toBe(2);
      expect(await store.countWaiting(THERE)).toBe(1);
    });

    it('are found when nobody has said anything for long, and when something lies untold', async () => {
      await store.save(aTalk(1, { quietAt: 500, untoldSince: 900 }));
      await store.save(aTalk(2, { quietAt: 600 }));
      await store.save(aTalk(3));
      expect(await store.quietBy(499, 10)).toEqual([]);
      expect(await store.quietBy(500, 10)).toEqual([idOf(1)]);
      expect(await store.untoldSince(899, 10)).toEqual([]);
      expect(await store.untoldSince(900, 10)).toEqual([idOf(1)]);
    });

    it('are gone when they are forgotten, and may begin anew', async () => {
      await store.save(aTalk(1));
      await store.forget(idOf(1));
      await store.forget(idOf(1));
      expect(await store.find(idOf(1))).toBeUndefined();
      expect(await store.save(aTalk(1))).toBe(true);
    });
  });
}
