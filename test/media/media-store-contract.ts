import { beforeEach, describe, expect, it } from '@jest/globals';
import { ConversationId, OfficeId } from '../../src/ids.js';
import type { MediaFile, NewMedia } from '../../src/media/media.js';
import type { MediaStore } from '../../src/media/media-store.js';
import { createManualClock } from '../fakes/create-manual-clock.js';

export const LAN = ConversationId.parse('388613280878808645-2468458835296197922');

export const aMedia = (mediaId: string, over: Partial<NewMedia> = {}): NewMedia => ({
  mediaId,
  conversationId: LAN,
  officeId: OfficeId.parse('ninh-thanh'),
  url: `https://f6.photo.talk.zdn.vn/${mediaId}.jpg`,
  ...over,
});
export const aFile: MediaFile = { bytes: Buffer.from('ảnh của tôi'), contentType: 'image/jpeg' };

/** What every store of files promises; run on the fake and on the real one. `create` answers an empty one. */
export function describeMediaStore(name: string, create: (now: () => number) => Promise<MediaStore>): void {
  describe(`${name} keeps the promises of a store of files`, () => {
    let store: MediaStore;
    let clock: ReturnType<typeof createManualClock>;
    beforeEach(async () => {
      clock = createManualClock();
      store = await create(clock.now);
    });

    it('notes a file that is to be fetched, once', async () => {
      await store.saveWaiting(aMedia('m1', { name: 'Đơn.pdf' }));
      await store.saveWaiting(aMedia('m1', { url: 'https://elsewhere.vn/x' }));
      await expect(store.find('m1')).resolves.toEqual({
        ...aMedia('m1', { name: 'Đơn.pdf' }),
        state: 'waiting',
        attempts: 0,
        flaws: [],
        createdAt: clock.now(),
      });
      await expect(store.find('never-seen')).resolves.toBeUndefined();
    });

    it('gives back the bytes of a stored file and forgets where it came from', async () => {
      await store.saveWaiting(aMedia('m1', { name: 'ảnh.jpg' }));
      await expect(store.store('m1', aFile)).resolves.toBe(true);
      await expect(store.read('m1')).resolves.toEqual({ ...aFile, name: 'ảnh.jpg' });
      const media = await store.find('m1');
      expect(media).toMatchObject({ state: 'stored', contentType: 'image/jpeg', size: aFile.bytes.length });
      expect(media).not.toHaveProperty('url');
    });

    it('stores a file once, whoever comes second', async () => {
      await store.saveWaiting(aMedia('m1'));
      const other: MediaFile = { bytes: Buffer.from('khác'), contentType: 'image/png' };
      const kept = await Promise.all([
        store.store('m1', aFile),
        store.store('m1', other),
        store.store('m1', other),
      ]);
      expect(kept.filter(Boolean)).toHaveLength(1);
      const read = await store.read('m1');
      expect([aFile.bytes.toString(), 'khác']).toContain(read?.bytes.toString());
      await expect(store.store('m1', aFile)).resolves.toBe(false);
      expect(await store.read('m1')).toEqual(read);
    });

    it('knows no bytes of a file that is not stored', async () => {
      await store.saveWaiting(aMedia('m1'));
      await expect(store.read('m1')).resolves.toBeUndefined();
      await store.refuse('m1', 'wrong-type');
      await expect(store.read('m1')).resolves.toBeUndefined();
      await expect(store.read('never-seen')).resolves.toBeUndefined();
      await expect(store.store('never-seen', aFile)).resolves.toBe(false);
    });

    it('refuses a waiting file for good and only such a one', async () => {
      await store.saveWaiting(aMedia('m1'));
      await expect(store.refuse('m1', 'too-large')).resolves.toBe(true);
      await expect(store.refuse('m1', 'empty')).resolves.toBe(false);
      await expect(store.store('m1', aFile)).resolves.toBe(false);
      expect(await store.find('m1')).toMatchObject({ state: 'refused', reason: 'too-large' });
    });

    it('has a new file fall due after a while, and a failed one when it was told', async () => {
      await store.saveWaiting(aMedia('m1'));
      await expect(store.due(10)).resolves.toEqual([]);
      clock.advance(30_000);
      await expect(store.due(10)).resolves.toEqual(['m1']);
      await store.postpone('m1', clock.now() + 5_000);
      await expect(store.due(10)).resolves.toEqual([]);
      clock.advance(5_000);
      await expect(store.due(10)).resolves.toEqual(['m1']);
      expect(await store.find('m1')).toMatchObject({ attempts: 1, state: 'waiting' });
    });

    it('has an ended file due until the conversation knows', async () => {
      await store.saveWaiting(aMedia('m1'));
      await store.saveWaiting(aMedia('m2'));
      await store.store('m1', aFile);
      await store.refuse('m2', 'empty');
      clock.advance(30_000);
      expect((await store.due(10)).length).toBe(2);
      await store.settle('m1');
      await expect(store.due(10)).resolves.toEqual(['m2']);
      await store.settle('m2');
      await expect(store.due(10)).resolves.toEqual([]);
    });

    it('keeps what is wrong with a file beside it', async () => {
      await store.saveWaiting(aMedia('m1'));
      await store.store('m1', aFile, ['blurred']);
      expect(await store.find('m1')).toMatchObject({ flaws: ['blurred'] });
    });

    it('has an ended file due again when it is to be told later, and no other', async () => {
      for (const id of ['m1', 'm2', 'm3']) await store.saveWaiting(aMedia(id));
      await store.store('m1', aFile);
      await store.refuse('m3', 'empty');
      await store.settle('m3');
      for (const id of ['m1', 'm2', 'm3']) await store.defer(id, clock.now() + 2_000);
      clock.advance(2_000);
      await expect(store.due(10)).resolves.toEqual(['m1']);
    });

    it('knows when the newest file of a conversation came', async () => {
      await expect(store.newestOf(LAN)).resolves.toBeUndefined();
      await store.saveWaiting(aMedia('m1'));
      const first = clock.now();
      clock.advance(1_000);
      await store.saveWaiting(aMedia('m2'));
      await store.saveWaiting(aMedia('m3', { conversationId: ConversationId.parse('388613280878808645-1') }));
      await expect(store.newestOf(LAN)).resolves.toBe(clock.now());
      await store.drop(['m2']);
      await expect(store.newestOf(LAN)).resolves.toBe(first);
      await store.file(['m1']);
      await expect(store.newestOf(LAN)).resolves.toBeUndefined();
    });

    it('does not settle a file that still waits', async () => {
      await store.saveWaiting(aMedia('m1'));
      await store.settle('m1');
      clock.advance(30_000);
      await expect(store.due(10)).resolves.toEqual(['m1']);
    });

    it('names the longest due first, up to the limit', async () => {
      for (const id of ['m1', 'm2', 'm3']) {
        await store.saveWaiting(aMedia(id));
        clock.advance(1_000);
      }
      clock.advance(30_000);
      await expect(store.due(2)).resolves.toEqual(['m1', 'm2']);
    });

    it('drops files in any state, so that nothing of them is left', async () => {
      for (const id of ['m1', 'm2', 'm3']) await store.saveWaiting(aMedia(id, { name: 'Đơn của Lan.pdf' }));
      await store.store('m1', aFile);
      await store.refuse('m2', 'empty');
      await store.drop(['m1', 'm2', 'm3', 'never-seen']);
      await store.drop(['m1']);
      await expect(store.read('m1')).resolves.toBeUndefined();
      for (const media of await store.findMany(['m1', 'm2', 'm3'])) {
        expect(media.state).toBe('dropped');
        expect(media).not.toHaveProperty('name');
        expect(media).not.toHaveProperty('url');
      }
      clock.advance(60_000);
      await expect(store.due(10)).resolves.toEqual([]);
    });

    it('does not take a dropped file in again', async () => {
      await store.saveWaiting(aMedia('m1'));
      await store.drop(['m1']);
      await store.saveWaiting(aMedia('m1'));
      await expect(store.store('m1', aFile)).resolves.toBe(false);
      expect(await store.find('m1')).toMatchObject({ state: 'dropped' });
    });

    it('keeps a file that a dossier has taken, whoever wants it dropped', async () => {
      for (const id of ['m1', 'm2']) await store.saveWaiting(aMedia(id));
      await store.store('m1', aFile);
      await store.file(['m1', 'm2', 'never-seen']);
      await store.file(['m1']);
      await store.drop(['m1', 'm2']);
      expect((await store.read('m1'))?.bytes).toEqual(aFile.bytes);
      expect(await store.find('m2')).toMatchObject({ state: 'waiting' });
      await expect(store.store('m2', aFile)).resolves.toBe(true);
    });

    it('does not bring a dropped file back by filing it', async () => {
      await store.saveWaiting(aMedia('m1'));
      await store.drop(['m1']);
      await store.file(['m1']);
      expect(await store.find('m1')).toMatchObject({ state: 'dropped' });
    });

    it('finds several files and those of a conversation that are in no dossier', async () => {
      const other = ConversationId.parse('388613280878808645-1');
      for (const id of ['m1', 'm2', 'm3', 'm5']) await store.saveWaiting(aMedia(id));
      await store.saveWaiting(aMedia('m4', { conversationId: other }));
      await store.drop(['m3']);
      await store.file(['m5']);
      expect(new Set(await store.unfiledOf(LAN))).toEqual(new Set(['m1', 'm2']));
      const found = await store.findMany(['m1', 'm4', 'never-seen']);
      expect(new Set(found.map((media) => media.mediaId))).toEqual(new Set(['m1', 'm4']));
    });

    it('names files that nobody has taken and that have lain too long, page by page', async () => {
      for (const id of ['m1', 'm2', 'm3', 'm4']) await store.saveWaiting(aMedia(id));
      await store.file(['m2']);
      await store.drop(['m3']);
      clock.advance(1_000);
      await store.saveWaiting(aMedia('m5'));
      const loose = (after?: string) => store.looseBefore(clock.now(), { after, limit: 1 });
      await expect(loose()).resolves.toEqual([{ mediaId: 'm1', conversationId: LAN }]);
      await expect(loose('m1')).resolves.toEqual([{ mediaId: 'm4', conversationId: LAN }]);
      await expect(loose('m4')).resolves.toEqual([]);
    });

    it('erases also what a dossier has taken, when it is told to', async () => {
      await store.saveWaiting(aMedia('m1', { name: 'ảnh.jpg' }));
      await store.store('m1', aFile);
      await store.file(['m1']);
      await store.drop(['m1']);
      await expect(store.read('m1')).resolves.toBeDefined();
      await store.erase(['m1', 'never-seen']);
      await expect(store.read('m1')).resolves.toBeUndefined();
      await expect(store.find('m1')).resolves.toMatchObject({ state: 'dropped' });
    });
  });
}
