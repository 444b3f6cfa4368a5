import { describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { createLanes } from '../../src/concurrency/create-lanes.js';
import { ConversationUnreadable } from '../../src/errors/conversation-unreadable.js';
import type { FlowEffect } from '../../src/flow/effects.js';
import { ConversationId, OfficeId } from '../../src/ids.js';
import type { EffectPorts } from '../../src/inbox/carry-out.js';
import type { ConversationStore } from '../../src/inbox/conversation-store.js';
import { createDrainInbox } from '../../src/inbox/drain-inbox.js';
import type { OfficeEngine } from '../../src/inbox/fold-events.js';
import type { InboxStore } from '../../src/inbox/inbox-store.js';
import { createDrainOutbox } from '../../src/replies/drain-outbox.js';
import type { MessageLog } from '../../src/replies/message-log.js';
import type { Messenger } from '../../src/replies/messenger.js';
import { createFakeConversationStore } from '../fakes/create-fake-conversation-store.js';
import { createFakeInboxStore } from '../fakes/create-fake-inbox-store.js';
import { createFakeMessageLog } from '../fakes/create-fake-message-log.js';
import { createFakeMessenger } from '../fakes/create-fake-messenger.js';
import { createFakeOutgoingFiles } from '../fakes/create-fake-outgoing-files.js';
import { NO_TEMPLATES } from '../fakes/create-fake-template-route.js';
import { createManualClock } from '../fakes/create-manual-clock.js';
import { createCrashPoint } from '../support/create-crash-point.js';

const id = ConversationId.parse('388613280878808645-2468458835296197922');
const officeId = OfficeId.parse('ninh-thanh');
const LEASE_MS = 30_000;

/** Counts events in the session and repeats each text; "nộp" also asks to track, "hỏng" is a bug. */
const countingEngine: OfficeEngine = {
  agesAt: () => null,
  step(session, event) {
    if (event.type !== 'said') return [session, []];
    if (event.text === 'hỏng') throw new TypeError('a bug');
    const counter = session.counter + 1;
    const effects: FlowEffect[] = [
      {
        type: 'reply',
        language: 'vi',
        sayings: [{ key: 'echo', params: { text: `${counter} ${event.text}` }, buttons: [] }],
      },
    ];
    if (event.text === 'nộp') effects.push({ type: 'track' });
    return [{ ...session, counter }, effects];
  },
  render: ({ params }) => [{ text: String(params.text), buttons: [] }],
  catchUpOne: (state, session, event) => [...countingEngine.step(session, event), state],
  endCatchUp: (_state, session) => [session, undefined],
};

function createWorld() {
  const clock = createManualClock();
  const inbox = createFakeInboxStore(clock);
  const conversations = createFakeConversationStore(clock);
  const messages = createFakeMessageLog();
  const messenger = createFakeMessenger(clock);
  const tracked: string[] = [];
  const stuck: string[] = [];
  const broken = { isTracking: false };
  const start = clock.now();
  const said = async (eventId: string, text: string, second: number) => {
    const event = { type: 'said' as const, at: start + second * 1000, text };
    return inbox.record({ eventId, conversationId: id, receivedAt: clock.now(), event });
  };

  function startWorker(workerId: string, guard: <T extends object>(target: T) => T = (target) => target) {
    let leases = 0;
    const lease = { newHolder: () => `${workerId}.${++leases}`, leaseMs: LEASE_MS, now: clock.now };
    const stores = {
      inbox: guard<InboxStore>(inbox),
      conversations: guard<ConversationStore>(conversations),
      messages: guard<MessageLog>(messages),
      messenger: guard<Messenger>(messenger),
    };
    const log = pino({ level: 'silent' });
    const unexpected = async () => {
      throw new Error('this effect is not part of the test');
    };
    const effects: EffectPorts = guard({
      conversations: stores.conversations,
      submissions: { save: unexpected },
      nudgeSubmission: unexpected,
      answerSupplement: unexpected,
      answerDraft: unexpected,
      saveMedia: unexpected,
      fileMedia: unexpected,
      dropMedia: unexpected,
      hearForPerson: unexpected,
      claimDraft: unexpected,
      recordSurvey: unexpected,
      forget: unexpected,
      hearNotices: unexpected,
      countForm: unexpected,
      findSlots: unexpected,
      holdSlot: unexpected,
      releaseSlot: unexpected,
      moveAppointment: unexpected,
      takeDataRequest: unexpected,
      track: async (_conversation: unknown, eventId: string) => {
        if (broken.isTracking) throw new TypeError('no way to look');
        if (!tracked.includes(eventId)) tracked.push(eventId);
      },
    });
    const files = createFakeOutgoingFiles(lease);
    return createDrainInbox({
      ...stores,
      effects,
      engineOf: () => countingEngine,
      officeOf: () => officeId,
      isNotice: async () => false,
      troubleMessage: () => ({ text: 'Xin lỗi ông/bà, có trục trặc.', buttons: [] }),
      lanes: createLanes(),
      lease,
      lateMs: 600_000,
      deliver: createDrainOutbox({
        ...stores,
        templates: NO_TEMPLATES,
        files,
        lease,
        onEnded: () => undefined,
        log,
      }),
      onHandled: () => undefined,
      onDead: () => undefined,
      onStuck: (_id, intent, reason) => void stuck.push(`${intent} ${reason}`),
      log,
    });
  }

  /** What sweepers do in time: look again after leases have lapsed. */
  async function recover() {
    const drain = startWorker('rescuer');
    for (let round = 0; round < 4; round++) {
      clock.advance(LEASE_MS + 1);
      await drain(id);
    }
  }
  const arrived = () => messenger.arrived.map((m) => m.text);
  return {
    clock,
    inbox,
    conversations,
    messages,
    messenger,
    tracked,
    stuck,
    broken,
    said,
    startWorker,
    recover,
    arrived,
  };
}

describe('draining the inbox of one citizen', () => {
  it('answers waiting events in the order of the platform time, each once', async () => {
    const world = createWorld();
    await world.said('e3', 'ba', 3);
    await world.said('e1', 'một', 1);
    await world.said('e2', 'hai', 2);
    await world.said('e2', 'hai', 2);
    await world.startWorker('a')(id);
    await world.startWorker('a')(id);
    expect(world.arrived()).toEqual(['1 một', '2 hai', '3 ba']);
    expect(await world.inbox.countWaiting()).toBe(0);
  });

  it('handles each event once when many workers are nudged at once', async () => {
    const world = createWorld();
    for (let n = 1; n <= 10; n++) await world.said(`e${n}`, `tin ${n}`, n);
    const workers = ['a', 'b', 'c', 'd'].map((name) => world.startWorker(name));
    await Promise.all(workers.flatMap((drain) => [drain(id), drain(id)]));
    await world.recover();
    expect(world.arrived()).toEqual(Array.from({ length: 10 }, (_, n) => `${n + 1} tin ${n + 1}`));
  });

  it('puts an event that breaks the engine among the dead letters, says sorry, and goes on', async () => {
    const world = createWorld();
    await world.said('e1', 'một', 1);
    await world.said('e2', 'hỏng', 2);
    await world.said('e3', 'ba', 3);
    await world.startWorker('a')(id);
    expect(world.arrived()).toEqual(['1 một', 'Xin lỗi ông/bà, có trục trặc.', '2 ba']);
    expect(await world.inbox.listDead(10)).toEqual([
      expect.objectContaining({ eventId: 'e2', reason: 'TypeError' }),
    ]);
  });

  it('puts the events of a conversation that does not open among the dead letters, to be replayed', async () => {
    const world = createWorld();
    await world.said('e1', 'một', 1);
    const load = world.conversations.load;
    world.conversations.load = () => Promise.reject(new ConversationUnreadable('does not open'));
    await world.startWorker('a')(id);
    expect(await world.inbox.listDead(10)).toEqual([
      expect.objectContaining({ eventId: 'e1', reason: 'CONVERSATION_UNREADABLE' }),
    ]);
    world.conversations.load = load;
    await world.inbox.replay('e1');
    await world.startWorker('a')(id);
    expect(world.arrived()).toEqual(['1 một']);
  });

  it('is not looked at again and again while what stands before an answer waits', async () => {
    const world = createWorld();
    const retryAt = world.clock.now() + 3_600_000;
    world.messenger.answers.push({ kind: 'refused', class: 'later', code: -218, retryAt });
    await world.said('e1', 'một', 1);
    await world.startWorker('a')(id);
    await world.said('e2', 'hai', 2);
    await world.startWorker('a')(id);
    expect(await world.conversations.toWake(retryAt - 1, 10)).toEqual([]);
    expect(await world.conversations.toWake(retryAt, 10)).toEqual([id]);
    world.clock.advance(3_600_000);
    await world.startWorker('a')(id);
    expect(world.arrived()).toEqual(['1 một', '2 hai']);
  });

  it('remembers the last interaction for the free window', async () => {
    const world = createWorld();
    const start = world.clock.now();
    await world.said('e1', 'một', 1);
    await world.startWorker('a')(id);
    expect((await world.conversations.load(id))?.lastInteractionAt).toBe(start + 1_000);
  });

  it('carries out effects that were committed by a worker that vanished', async () => {
    const world = createWorld();
    await world.said('e1', 'nộp', 1);
    await world.startWorker('a')(id);
    expect(world.tracked).toEqual(['track-e1.1']);
    expect((await world.conversations.load(id))?.intents).toEqual([]);
  });

  it('says once that an effect keeps failing, goes on talking and trying, and does it when it can', async () => {
    const world = createWorld();
    world.broken.isTracking = true;
    await world.said('e1', 'nộp', 1);
    for (let n = 0; n < 14; n++) await world.startWorker('a')(id);
    expect(world.stuck).toEqual(['e1.1 TypeError']);
    expect(await world.conversations.listStuck(10, 10)).toMatchObject([{ intentId: 'e1.1', type: 'track' }]);
    await world.said('e2', 'hai', 2);
    await world.startWorker('a')(id);
    expect(world.arrived()).toEqual(['1 nộp', '2 hai']);
    world.broken.isTracking = false;
    await world.startWorker('a')(id);
    expect(world.tracked).toEqual(['track-e1.1']);
    expect(await world.conversations.listStuck(1, 10)).toEqual([]);
  });

  it.each(['before', 'after'] as const)(
    'loses and repeats nothing when a worker dies just %s any of its calls',
    async (when) => {
      let n = 0;
      let crashed = true;
      while (crashed) {
        const world = createWorld();
        const crash = createCrashPoint(++n, when);
        const drain = world.startWorker('doomed', crash.guard);
        await world.said('e1', 'một', 1);
        await drain(id).catch(() => undefined);
        await world.said('e2', 'nộp', 2);
        await world.said('e1', 'một', 1);
        await drain(id).catch(() => undefined);
        await world.recover();
        crashed = crash.happened();
        expect({ n, arrived: world.arrived() }).toEqual({ n, arrived: ['1 một', '2 nộp'] });
        expect(world.messages.records.map((r) => [r.seq, r.outcome.kind])).toEqual([
          [1, 'sent'],
          [2, 'sent'],
        ]);
        expect(world.tracked).toEqual(['track-e2.1']);
        expect(await world.inbox.countWaiting()).toBe(0);
        expect(await world.conversations.load(id)).toMatchObject({ outbox: [], intents: [] });
      }
      expect(n).toBeGreaterThan(10);
    },
  );
});
