import { beforeEach, describe, expect, it } from '@jest/globals';
import { ConversationId } from '../../src/ids.js';
import type { InboxEvent } from '../../src/inbox/inbox-event.js';
import type { InboxStore } from '../../src/inbox/inbox-store.js';

export const NOW = 1_767_225_600_000;
export const LAN = ConversationId.parse('388613280878808645-2468458835296197922');
export const BINH = ConversationId.parse('388613280878808645-2468458835296197923');

export const aSaid = (
  eventId: string,
  over: Partial<InboxEvent> & { at?: number; text?: string } = {},
): InboxEvent => ({
  eventId,
  conversationId: over.conversationId ?? LAN,
  receivedAt: over.receivedAt ?? NOW,
  event: over.event ?? { type: 'said', at: over.at ?? NOW, text: over.text ?? 'Xin chào' },
});

/** What every inbox promises; run on the fake and on the real store. `create` answers an empty one. */
export function describeInboxStore(name: string, create: () => Promise<InboxStore>): void {
  describe(`${name} keeps the promises of an inbox`, () => {
    let inbox: InboxStore;
    beforeEach(async () => {
      inbox = await create();
    });
    const idsOf = async (id: ConversationId) => (await inbox.waitingOf(id)).map((w) => w.eventId);

    it('gives back what was recorded, to the letter', async () => {
      const text = 'Nguyễn Thị Lan, "sinh 1990" 😀';
      await expect(inbox.record(aSaid('e1', { text }))).resolves.toBe('recorded');
      await expect(inbox.waitingOf(LAN)).resolves.toEqual([
        { eventId: 'e1', event: { type: 'said', at: NOW, text } },
      ]);
    });

    it('records an event once and keeps its first content', async () => {
      await inbox.record(aSaid('e1', { text: 'một' }));
      await expect(inbox.record(aSaid('e1', { text: 'hai' }))).resolves.toBe('duplicate');
      expect(await inbox.waitingOf(LAN)).toMatchObject([{ event: { text: 'một' } }]);
    });

    it('tells each of many callers at once what became of its own event', async () => {
      await inbox.record(aSaid('e3'));
      const outcomes = await Promise.all(['e1', 'e2', 'e3', 'e2', 'e4'].map((id) => inbox.record(aSaid(id))));
      expect(outcomes).toEqual(['recorded', 'recorded', 'duplicate', 'duplicate', 'recorded']);
      expect(await idsOf(LAN)).toEqual(['e1', 'e2', 'e3', 'e4']);
    });

    it('orders by the time of the platform, then by arrival, then by id', async () => {
      await inbox.record(aSaid('z', { at: NOW - 2, receivedAt: NOW + 9 }));
      await inbox.record(aSaid('c', { at: NOW, receivedAt: NOW + 2 }));
      await inbox.record(aSaid('d', { at: NOW, receivedAt: NOW + 1 }));
      await inbox.record(aSaid('b', { at: NOW, receivedAt: NOW + 2 }));
      expect(await idsOf(LAN)).toEqual(['z', 'd', 'b', 'c']);
    });

    it('keeps conversations apart, also when they are asked for at once', async () => {
      await inbox.record(aSaid('e1'));
      await inbox.record(aSaid('e2', { conversationId: BINH }));
      const [lan, binh, again] = await Promise.all([idsOf(LAN), idsOf(BINH), idsOf(LAN)]);
      expect([lan, binh, again]).toEqual([['e1'], ['e2'], ['e1']]);
    });

    it('does not show a done event again and still knows it as a duplicate', async () => {
      await inbox.record(aSaid('e1'));
      await inbox.record(aSaid('e2'));
      await inbox.markDone(['e1']);
      expect(await idsOf(LAN)).toEqual(['e2']);
      await expect(inbox.record(aSaid('e1'))).resolves.toBe('duplicate');
      await expect(inbox.countWaiting()).resolves.toBe(1);
    });

    it('marks done twice, nothing, and unknown ids without complaint', async () => {
      await inbox.record(aSaid('e1'));
      await Promise.all([inbox.markDone(['e1']), inbox.markDone(['e1', 'never-seen']), inbox.markDone([])]);
      expect(await idsOf(LAN)).toEqual([]);
    });

    it('lists a dead letter with its reason and without its content', async () => {
      await inbox.record(aSaid('e1', { text: 'bí mật' }));
      await inbox.markDead('e1', 'TypeError');
      expect(await idsOf(LAN)).toEqual([]);
      await expect(inbox.listDead(10)).resolves.toEqual([
        { eventId: 'e1', conversationId: LAN, type: 'said', at: NOW, reason: 'TypeError' },
      ]);
      await expect(inbox.countDead()).resolves.toBe(1);
    });

    it('lists dead letters oldest first, up to the limit', async () => {
      for (const [id, at] of [
        ['e1', 30],
        ['e2', 10],
        ['e3', 20],
      ] as const) {
        await inbox.record(aSaid(id, { at: NOW + at }));
        await inbox.markDead(id, 'TypeError');
      }
      expect((await inbox.listDead(2)).map((letter) => letter.eventId)).toEqual(['e2', 'e3']);
    });

    it('does not bury an event that is already done', async () => {
      await inbox.record(aSaid('e1'));
      await inbox.markDone(['e1']);
      await inbox.markDead('e1', 'TypeError');
      await expect(inbox.listDead(10)).resolves.toEqual([]);
    });

    it('forgets the dead letters of one conversation for good', async () => {
      const event = aSaid('e1', { text: 'một' });
      await inbox.record(event);
      await inbox.markDead('e1', 'TypeError');
      await inbox.forgetDead(event.conversationId);
      await expect(inbox.listDead(10)).resolves.toEqual([]);
      await expect(inbox.replay('e1')).resolves.toBeUndefined();
      await expect(inbox.record(event)).resolves.toBe('duplicate');
    });

    it('replays a dead letter with its content', async () => {
      await inbox.record(aSaid('e1', { text: 'một' }));
      await inbox.markDead('e1', 'TypeError');
      await expect(inbox.replay('e1')).resolves.toBe(LAN);
      expect(await inbox.waitingOf(LAN)).toMatchObject([{ event: { text: 'một' } }]);
    });

    it('replays nothing that is not dead', async () => {
      await inbox.record(aSaid('e1'));
      await expect(inbox.replay('e1')).resolves.toBeUndefined();
      await expect(inbox.replay('never-seen')).resolves.toBeUndefined();
    });

    it('names the conversations that wait too long, the longest waiting first', async () => {
      await inbox.record(aSaid('young', { receivedAt: NOW - 1_000 }));
      await inbox.record(aSaid('old', { receivedAt: NOW - 8_000, conversationId: BINH }));
      await inbox.record(aSaid('older', { receivedAt: NOW - 9_000 }));
      await expect(inbox.conversationsWaitingLongerThan(5_000, 10)).resolves.toEqual([LAN, BINH]);
      await expect(inbox.conversationsWaitingLongerThan(5_000, 1)).resolves.toEqual([LAN]);
      await inbox.markDone(['older']);
      await expect(inbox.conversationsWaitingLongerThan(5_000, 10)).resolves.toEqual([BINH]);
    });
  });
}
