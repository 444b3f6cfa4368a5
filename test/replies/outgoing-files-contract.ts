import { beforeEach, describe, expect, it } from '@jest/globals';
import { ConversationId, OfficeId } from '../../src/ids.js';
import type { NewOutgoingFile, OutgoingFiles } from '../../src/replies/outgoing-files.js';
import { createManualClock } from '../fakes/create-manual-clock.js';

const LAN = ConversationId.parse('388613280878808645-2468458835296197922');
const HAI = ConversationId.parse('388613280878808645-2468458835296197923');

export const aFile = (fileId: string, over: Partial<NewOutgoingFile> = {}): NewOutgoingFile => ({
  fileId,
  conversationId: LAN,
  officeId: OfficeId.parse('ninh-thanh'),
  name: 'Dữ liệu của Lan.pdf',
  contentType: 'application/pdf',
  ...over,
});
export const BYTES = Buffer.from('%PDF-1.4 của Lan');

/** What every store of files on their way out promises; run on the fake and on the real one. */
export function describeOutgoingFiles(
  name: string,
  create: (now: () => number) => Promise<OutgoingFiles>,
): void {
  describe(`${name} keeps the promises of a store of files on their way out`, () => {
    let files: OutgoingFiles;
    let clock: ReturnType<typeof createManualClock>;
    beforeEach(async () => {
      clock = createManualClock();
      files = await create(clock.now);
    });

    it('gives back what was saved, and only the first of what was saved twice', async () => {
      await files.save(aFile('f1'), BYTES);
      await files.save(aFile('f1', { name: 'khác.pdf' }), Buffer.from('%PDF khác'));
      await expect(files.read('f1')).resolves.toEqual({
        name: 'Dữ liệu của Lan.pdf',
        contentType: 'application/pdf',
        bytes: BYTES,
      });
      await expect(files.read('f2')).resolves.toBeUndefined();
    });

    it('keeps one whole file when two workers make it at once', async () => {
      await Promise.all([1, 2, 3].map(() => files.save(aFile('f1'), BYTES)));
      expect((await files.read('f1'))?.bytes.equals(BYTES)).toBe(true);
    });

    it('remembers and forgets an upload', async () => {
      await files.save(aFile('f1'), BYTES);
      await expect(files.findToken('f1')).resolves.toBeUndefined();
      await files.rememberToken('f1', { token: 'tok', until: 5 });
      await expect(files.findToken('f1')).resolves.toEqual({
        token: 'tok',
        until: 5,
        contentType: 'application/pdf',
      });
      await files.rememberToken('f1', null);
      await expect(files.findToken('f1')).resolves.toBeUndefined();
    });

    it('keeps the file of a notice, which is nobody’s, as long as the notice wants it', async () => {
      await files.save(aFile('f1', { conversationId: null }), BYTES);
      clock.advance(90 * 24 * 3_600_000);
      await expect(files.olderThan(clock.now(), 10)).resolves.toEqual([]);
      await expect(files.read('f1')).resolves.toMatchObject({ bytes: BYTES });
      await files.drop(['f1']);
      await expect(files.read('f1')).resolves.toBeUndefined();
    });

    it('erases for good: what was erased is not made again', async () => {
      await files.save(aFile('f1'), BYTES);
      await files.rememberToken('f1', { token: 'tok', until: 5 });
      await files.drop(['f1', 'never-made']);
      await files.save(aFile('f1'), BYTES);
      await files.rememberToken('f1', { token: 'tok', until: 5 });
      await expect(files.read('f1')).resolves.toBeUndefined();
      await expect(files.findToken('f1')).resolves.toBeUndefined();
    });

    it('erases those of one conversation and no others', async () => {
      await files.save(aFile('f1'), BYTES);
      await files.save(aFile('f2'), BYTES);
      await files.save(aFile('f3', { conversationId: HAI }), BYTES);
      await files.dropOf(LAN);
      const left = await Promise.all(['f1', 'f2', 'f3'].map((id) => files.read(id)));
      expect(left.map((file) => file !== undefined)).toEqual([false, false, true]);
    });

    it('names those that have been waiting too long, and no erased ones', async () => {
      await files.save(aFile('f1'), BYTES);
      await files.save(aFile('f2'), BYTES);
      await files.drop(['f2']);
      clock.advance(1_000);
      await files.save(aFile('f3'), BYTES);
      await expect(files.olderThan(clock.now(), 10)).resolves.toEqual(['f1']);
      clock.advance(1);
      expect(new Set(await files.olderThan(clock.now(), 10))).toEqual(new Set(['f1', 'f3']));
      await expect(files.olderThan(clock.now(), 1)).resolves.toHaveLength(1);
    });
  });
}
