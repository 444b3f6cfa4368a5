import { beforeEach, describe, expect, it } from '@jest/globals';
import { newSession } from '../../src/flow/session.js';
import { ConversationId, OfficeId } from '../../src/ids.js';
import type { Intent, PendingMessage, SenderLease } from '../../src/inbox/conversation.js';
import type { ConversationStore, StepCommit } from '../../src/inbox/conversation-store.js';

const officeId = OfficeId.parse('ninh-thanh');
let counter = 0;
const newId = () => ConversationId.parse(`388613280878808645-${Date.now()}${counter++}`);

const message = (seq: number): PendingMessage => ({
  seq,
  text: `tin ${seq}`,
  buttons: [{ label: 'Có', payload: '#co' }],
  createdAt: 1,
  attempts: 0,
  retryAt: null,
  maybeSince: null,
});
const intent = (id: string): Intent => ({ id, effect: { type: 'track' } });

/** What every conversation store promises; run on the fake and on the real one. */
export function describeConversationStore(
  name: string,
  open: () => Promise<{ store: ConversationStore; now: () => number; advance: (ms: number) => void }>,
): void {
  describe(`conversation store: ${name}`, () => {
    let store: ConversationStore;
    let now: () => number;
    let advance: (ms: number) => void;
    beforeEach(async () => {
      ({ store, now, advance } = await open());
    });

    const commit = (id: ConversationId, over: Partial<StepCommit> = {}): StepCommit => ({
      id,
      officeId,
      expectedVersion: 0,
      session: newSession(id),
      handled: ['e1'],
      newMessages: [],
      nextSeq: 1,
      newIntents: [],
      lastInteractionAt: null,
      agesAt: null,
      ...over,
    });
    const lease = (by: string): SenderLease => ({ by, since: now(), until: now() + 30_000, upTo: 1 });

    it('knows nothing of a conversation that was never committed', async () => {
      expect(await store.load(newId())).toBeUndefined();
    });

    it('names conversations with something that has aged', async () => {
      const [old, young, ageless] = [newId(), newId(), newId()];
      await store.commitStep(commit(old, { agesAt: now() - 1 }));
      await store.commitStep(commit(young, { agesAt: now() + 1_000 }));
      await store.commitStep(commit(ageless));
      expect(await store.agedBy(now(), 10)).toEqual([old]);
      advance(1_000);
      expect(new Set(await store.agedBy(now(), 10))).toEqual(new Set([old, young]));
      expect(await store.agedBy(now(), 1)).toHaveLength(1);
      await store.commitStep(commit(old, { expectedVersion: 1, agesAt: null }));
      expect(await store.agedBy(now(), 10)).toEqual([young]);
    });

    it('gives back what was committed', async () => {
      const id = newId();
      const sender = lease('a');
      await store.commitStep(
        commit(id, {
          newMessages: [message(1)],
          nextSeq: 2,
          newIntents: [intent('i1')],
          lastInteractionAt: 5,
          sender,
        }),
      );
      expect(await store.load(id)).toEqual({
        id,
        officeId,
        version: 1,
        session: newSession(id),
        handled: ['e1'],
        outbox: [message(1)],
        nextSeq: 2,
        intents: [intent('i1')],
        sender,
        lastInteractionAt: 5,
      });
    });

    it('appends messages and intents of later commits', async () => {
      const id = newId();
      await store.commitStep(commit(id, { newMessages: [message(1)], newIntents: [intent('i1')] }));
      await store.commitStep(
        commit(id, { expectedVersion: 1, newMessages: [message(2)], newIntents: [intent('i2')] }),
      );
      const loaded = await store.load(id);
      expect(loaded?.outbox.map((m) => m.seq)).toEqual([1, 2]);
      expect(loaded?.intents.map((i) => i.id)).toEqual(['i1', 'i2']);
    });

    it('lets exactly one of many racing commits win, also the first one of all', async () => {
      const id = newId();
      for (const expectedVersion of [0, 1]) {
        const won = await Promise.all(
          Array.from({ length: 20 }, (_, n) =>
            store.commitStep(commit(id, { expectedVersion, handled: [`e${n}`] })),
          ),
        );
        expect(won.filter(Boolean)).toHaveLength(1);
        expect((await store.load(id))?.handled).toEqual([`e${won.indexOf(true)}`]);
      }
    });

    it('tells winners from losers when commits of many conversations share a round trip', async () => {
      const ids = Array.from({ length: 30 }, newId);
      await Promise.all(ids.filter((_, n) => n % 3 === 0).map((id) => store.commitStep(commit(id))));
      const won = await Promise.all(ids.map((id) => store.commitStep(commit(id, { handled: ['mine'] }))));
      expect(won).toEqual(ids.map((_, n) => n % 3 !== 0));
    });

    it('gives the right to send to one worker only, and to another after it has lapsed', async () => {
      const id = newId();
      await store.commitStep(commit(id, { newMessages: [message(1)] }));
      const take = (by: string) =>
        store.rewriteOutbox({
          id,
          expectedVersion: 1,
          outbox: [message(1)],
          sender: lease(by),
          wakeAt: null,
        });
      expect((await Promise.all(['a', 'b', 'c'].map(take))).filter(Boolean)).toHaveLength(1);
      expect(await take('d')).toBe(false);
      advance(30_000);
      expect(await take('e')).toBe(true);
      expect((await store.load(id))?.sender?.by).toBe('e');
    });

    it('lets only the holder rewrite the outbox, and not after a newer commit', async () => {
      const id = newId();
      await store.commitStep(commit(id, { newMessages: [message(1)], sender: lease('a') }));
      const release = (heldBy: string, expectedVersion = 1) =>
        store.rewriteOutbox({ id, expectedVersion, heldBy, outbox: [], sender: null, wakeAt: null });
      expect(await release('b')).toBe(false);
      await store.commitStep(commit(id, { expectedVersion: 1, newMessages: [message(2)] }));
      expect(await release('a')).toBe(false);
      expect(await release('a', 2)).toBe(true);
      expect(await store.load(id)).toMatchObject({ outbox: [], sender: null });
    });

    it('names conversations to wake when their time has come, for messages and for intents', async () => {
      const [quiet, talking, doing] = [newId(), newId(), newId()];
      await store.commitStep(commit(quiet));
      await store.commitStep(commit(talking, { newMessages: [message(1)], wakeAt: now() + 10 }));
      await store.commitStep(commit(doing, { newIntents: [intent('i1')], intentsAt: now() + 20 }));
      expect(await store.toWake(now(), 10)).toEqual([]);
      expect(await store.toWake(now() + 10, 10)).toEqual([talking]);
      expect(new Set(await store.toWake(now() + 20, 10))).toEqual(new Set([talking, doing]));
      await store.clearIntents(doing, ['i1']);
      expect(await store.toWake(now() + 20, 10)).toEqual([talking]);
      expect((await store.load(doing))?.intents).toEqual([]);
    });

    it('keeps waking for intents that came while others were cleared', async () => {
      const id = newId();
      await store.commitStep(commit(id, { newIntents: [intent('i1')], intentsAt: now() }));
      await store.commitStep(
        commit(id, { expectedVersion: 1, newIntents: [intent('i2')], intentsAt: now() }),
      );
      await store.clearIntents(id, ['i1']);
      expect(await store.toWake(now(), 10)).toEqual([id]);
      expect((await store.load(id))?.intents.map((i) => i.id)).toEqual(['i2']);
    });

    it('counts how often an intent fails, lets it rest, and lists it until it is carried out', async () => {
      const id = newId();
      await store.commitStep(commit(id, { newIntents: [intent('i1'), intent('i2')], intentsAt: now() }));
      const fail = (reason: string, at: number) =>
        store.noteIntentFailure(id, { intentId: 'i1', type: 'track', reason, at }, (n) => at + n * 100);
      expect(await fail('A', now())).toBe(1);
      expect(await store.toWake(now() + 99, 10)).toEqual([]);
      expect(await store.toWake(now() + 100, 10)).toEqual([id]);
      expect(await fail('B', now() + 5)).toBe(2);
      expect(await store.listStuck(3, 10)).toEqual([]);
      expect(await store.listStuck(2, 10)).toEqual([
        { conversationId: id, intentId: 'i1', type: 'track', reason: 'B', failures: 2, since: now() },
      ]);
      expect(await store.retryStuck('i9', now())).toBeUndefined();
      expect(await store.retryStuck('i1', now())).toBe(id);
      expect(await store.listStuck(1, 10)).toEqual([]);
      expect(await store.toWake(now(), 10)).toEqual([id]);
      await fail('C', now());
      await store.clearIntents(id, ['i1']);
      expect(await store.listStuck(1, 10)).toEqual([]);
      await store.commitStep(commit(id, { expectedVersion: 1, newIntents: [intent('i3')] }));
      expect((await store.load(id))?.intents.map((one) => one.id)).toEqual(['i2', 'i3']);
    });

    it('keeps one reminder, replaced and cancelled by later commits', async () => {
      const id = newId();
      const due = { reminderId: 'r1', dueAt: now() };
      await store.commitStep(commit(id, { reminder: due }));
      expect(await store.dueReminders(now() - 1, 10)).toEqual([]);
      expect(await store.dueReminders(now(), 10)).toEqual([{ conversationId: id, reminderId: 'r1' }]);
      await store.commitStep(
        commit(id, { expectedVersion: 1, reminder: { reminderId: 'r2', dueAt: now() } }),
      );
      await store.clearReminder({ conversationId: id, reminderId: 'r1' });
      expect(await store.dueReminders(now(), 10)).toEqual([{ conversationId: id, reminderId: 'r2' }]);
      await store.commitStep(commit(id, { expectedVersion: 2, reminder: null }));
      expect(await store.dueReminders(now(), 10)).toEqual([]);
    });
  });
}
