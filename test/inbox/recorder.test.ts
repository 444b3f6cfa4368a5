import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Arrival } from '../../src/inbox/arrival.js';
import { createRecorder, type Recorder } from '../../src/inbox/create-recorder.js';
import type { InboxStore } from '../../src/inbox/inbox-store.js';
import type { Tagging } from '../../src/notices/tagging.js';
import type { PlatformReceipt } from '../../src/replies/platform-receipt.js';
import { createFakeInboxStore } from '../fakes/create-fake-inbox-store.js';
import { createFakeSpool } from '../fakes/create-fake-spool.js';
import { anArrival, BINH, LAN } from '../spool/an-arrival.js';
import { until } from '../support/until.js';

const SEEN: PlatformReceipt = {
  kind: 'seen',
  oaId: '388613280878808645' as never,
  platformIds: ['m1'],
  at: 3,
};
const aReceipt: Arrival = { kind: 'receipt', receipt: SEEN };

/** A record that can be made to refuse, or never to answer. */
function createMoodyStore() {
  const inner = createFakeInboxStore({ now: () => 0 });
  const mood = {
    now: 'well' as 'well' | 'away' | 'silent',
    taken: [] as PlatformReceipt[],
    tagged: [] as Tagging[],
  };
  const inMood = <T>(work: () => Promise<T>): Promise<T> => {
    if (mood.now === 'silent') return new Promise<T>(() => undefined);
    return mood.now === 'away' ? Promise.reject(new Error('not connected')) : work();
  };
  const inbox: InboxStore = { ...inner, record: (event) => inMood(() => inner.record(event)) };
  const receipts = { take: (r: PlatformReceipt) => inMood(async () => void mood.taken.push(r)) };
  const taggings = { take: (one: Tagging) => inMood(async () => void mood.tagged.push(one)) };
  return { inbox, receipts, taggings, mood };
}

describe('createRecorder', () => {
  let store: ReturnType<typeof createMoodyStore>;
  let spool: ReturnType<typeof createFakeSpool>;
  let recorder: Recorder;
  let nudged: string[];
  let replayed: number;

  beforeEach(() => {
    store = createMoodyStore();
    spool = createFakeSpool();
    nudged = [];
    replayed = 0;
    recorder = createRecorder({
      inbox: store.inbox,
      receipts: store.receipts,
      taggings: store.taggings,
      spool,
      nudge: async (id) => void nudged.push(id),
      onSpooled: () => undefined,
      onReplayed: (count) => {
        replayed += count;
      },
      log: { warn: () => undefined },
      timing: { patienceMs: 50, backOffMs: [5, 10], lookAgainMs: 20 },
    });
  });
  afterEach(() => recorder.stop());

  const idsOf = async (id = LAN) => (await store.inbox.waitingOf(id)).map((w) => w.eventId);

  it('records directly while the record is there, once', async () => {
    await expect(recorder.record(anArrival('e1'))).resolves.toBe('recorded');
    await expect(recorder.record(anArrival('e1'))).resolves.toBe('duplicate');
    expect(spool.waiting).toEqual([]);
  });

  it('hands receipts to their own store', async () => {
    await expect(recorder.record(aReceipt)).resolves.toBe('recorded');
    expect(store.mood.taken).toEqual([SEEN]);
  });

  it('hands tags to who keeps them, also after they waited on the disk', async () => {
    const tagging: Tagging = { kind: 'abolished', oaId: SEEN.oaId, tag: 'VIP' };
    store.mood.now = 'away';
    await expect(recorder.record({ kind: 'tagging', tagging })).resolves.toBe('spooled');
    store.mood.now = 'well';
    recorder.start();
    await until(() => store.mood.tagged.length === 1, 'the tag is kept');
    expect(store.mood.tagged).toEqual([tagging]);
  });

  it.each(['away', 'silent'] as const)('spools when the record is %s', async (mood) => {
    store.mood.now = mood;
    await expect(recorder.record(anArrival('e1'))).resolves.toBe('spooled');
    await expect(recorder.record(aReceipt)).resolves.toBe('spooled');
    expect(spool.waiting).toEqual([anArrival('e1'), aReceipt]);
  });

  it('makes only the first caller wait for a record that does not answer', async () => {
    store.mood.now = 'silent';
    await recorder.record(anArrival('e1'));
    const before = performance.now();
    await recorder.record(anArrival('e2'));
    expect(performance.now() - before).toBeLessThan(40);
  });

  it('replays by itself when the record is back, and wakes the conversations', async () => {
    recorder.start();
    store.mood.now = 'away';
    await recorder.record(anArrival('e1'));
    await recorder.record(anArrival('e2', { conversationId: BINH }));
    await recorder.record(aReceipt);
    store.mood.now = 'well';
    await until(() => spool.waiting.length === 0, 'the spool is empty');
    expect([await idsOf(LAN), await idsOf(BINH)]).toEqual([['e1'], ['e2']]);
    expect(store.mood.taken).toEqual([SEEN]);
    expect(nudged).toEqual([LAN, BINH]);
    await until(() => replayed === 3, 'the replay is counted');
    await expect(recorder.record(anArrival('e3'))).resolves.toBe('recorded');
  });

  it('replays what an earlier process left behind', async () => {
    await spool.append(anArrival('e1'));
    recorder.start();
    await until(async () => (await idsOf()).includes('e1'), 'the event is recorded');
  });

  it('finds what another process left behind later', async () => {
    recorder.start();
    await recorder.record(anArrival('e1'));
    await spool.append(anArrival('e2'));
    await until(async () => (await idsOf()).includes('e2'), 'the event is recorded');
  });

  it('lets a conversation follow into the spool while the rest goes its direct way', async () => {
    store.mood.now = 'away';
    await recorder.record(anArrival('e1'));
    store.mood.now = 'well';
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const replay = spool.replay;
    spool.replay = async (take) => {
      const count = await replay(take);
      await held;
      return count;
    };
    recorder.start();
    await until(async () => (await idsOf()).includes('e1'), 'the replay has reached the record');
    await expect(recorder.record(anArrival('e2'))).resolves.toBe('spooled');
    await expect(recorder.record(anArrival('e3', { conversationId: BINH }))).resolves.toBe('recorded');
    letGo();
    await until(async () => (await idsOf()).includes('e2'), 'the follower is recorded');
  });

  it('does not replay twice what the database took after we had lost patience', async () => {
    recorder.start();
    await store.inbox.record({ ...(anArrival('e1') as Extract<Arrival, { kind: 'event' }>).event });
    store.mood.now = 'away';
    await recorder.record(anArrival('e1'));
    store.mood.now = 'well';
    await until(() => spool.waiting.length === 0, 'the spool is empty');
    expect(await idsOf()).toEqual(['e1']);
  });

  it('stores the rest of a bundle when one of it is refused', async () => {
    const record = store.inbox.record;
    store.inbox.record = (event) =>
      event.eventId === 'bad' ? Promise.reject(new Error('no')) : record(event);
    for (const id of ['e1', 'bad', 'e2']) await spool.append(anArrival(id));
    recorder.start();
    await until(async () => (await idsOf()).length === 2, 'the others are recorded');
    expect(spool.waiting).toHaveLength(3);
  });

  it('rejects when neither the record nor the disk takes the arrival', async () => {
    store.mood.now = 'away';
    spool.full = true;
    await expect(recorder.record(anArrival('e1'))).rejects.toThrow('no space left');
  });
});
