import { beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { newSession } from '../../src/flow/session.js';
import { ConversationId, OfficeId, splitConversationId } from '../../src/ids.js';
import type { PendingMessage } from '../../src/inbox/conversation.js';
import { createDrainOutbox } from '../../src/replies/drain-outbox.js';
import { createFakeConversationStore } from '../fakes/create-fake-conversation-store.js';
import { createFakeMessageLog } from '../fakes/create-fake-message-log.js';
import { createFakeMessenger } from '../fakes/create-fake-messenger.js';
import { createFakeOutgoingFiles } from '../fakes/create-fake-outgoing-files.js';
import { createFakeTemplateRoute } from '../fakes/create-fake-template-route.js';
import { createManualClock } from '../fakes/create-manual-clock.js';
import { createCrashPoint } from '../support/create-crash-point.js';

const id = ConversationId.parse('388613280878808645-2468458835296197922');
const DAY_MS = 86_400_000;
const LEASE_MS = 30_000;
const REF = 'dossier-d-1-3';

function createBench() {
  let leases = 0;
  const clock = createManualClock();
  const conversations = createFakeConversationStore(clock);
  const messages = createFakeMessageLog();
  const messenger = createFakeMessenger(clock);
  const templates = createFakeTemplateRoute(clock);
  const worker = (guard: <T extends object>(target: T) => T = (target) => target) =>
    createDrainOutbox({
      ...{
        conversations: guard<typeof conversations>(conversations),
        messages: guard<typeof messages>(messages),
      },
      ...{ messenger, templates: templates.route(guard), files: createFakeOutgoingFiles(clock) },
      lease: { newHolder: () => `w.${++leases}`, leaseMs: LEASE_MS, now: clock.now },
      onEnded: () => undefined,
      log: pino({ level: 'silent' }),
    });
  const put = async (said: Partial<PendingMessage>[], lastInteractionAt = clock.now() - 8 * DAY_MS) => {
    const before = await conversations.load(id);
    const nextSeq = before?.nextSeq ?? 1;
    await conversations.commitStep({
      ...{ id, officeId: OfficeId.parse('ninh-thanh'), expectedVersion: before?.version ?? 0 },
      ...{ session: newSession(id), handled: [], newIntents: [], lastInteractionAt, agesAt: null },
      newMessages: said.map((one, n) => ({ ...pending(nextSeq + n, clock.now()), ...one })),
      nextSeq: nextSeq + said.length,
    });
  };
  const outcomes = () =>
    messages.records.map(({ ref, outcome }) => [
      ref ?? null,
      outcome.kind === 'sent' ? 'sent' : `${outcome.kind} ${outcome.reason}`,
    ]);
  const outbox = async () => (await conversations.load(id))?.outbox ?? [];
  return { clock, conversations, messages, messenger, templates, worker, put, outcomes, outbox };
}

const pending = (seq: number, createdAt: number): PendingMessage => ({
  ...{ seq, text: `tin ${seq}`, buttons: [], createdAt, attempts: 0, retryAt: null, maybeSince: null },
});

describe('a message behind a closed window', () => {
  let bench: ReturnType<typeof createBench>;
  beforeEach(() => {
    bench = createBench();
  });

  it('about a dossier goes by template, whatever else was said is skipped', async () => {
    await bench.put([{}, { ref: REF }, { file: 'f-1', ref: 'f-1' }]);
    await bench.worker()(id);
    expect(bench.templates.arrived).toEqual([REF]);
    expect(bench.messenger.arrived).toEqual([]);
    expect(bench.outcomes()).toEqual([
      [null, 'skipped window-closed'],
      [REF, 'sent'],
      ['f-1', 'skipped window-closed'],
    ]);
    expect(await bench.outbox()).toEqual([]);
  });

  it('goes as it is while the window is open', async () => {
    await bench.put([{ ref: REF }], bench.clock.now());
    await bench.worker()(id);
    expect([bench.messenger.arrived.length, bench.templates.arrived]).toEqual([1, []]);
  });

  it('that is long leaves once; what became of it is told by that alone', async () => {
    await bench.put([{ ref: REF }, { ref: REF }]);
    await bench.worker()(id);
    expect(bench.templates.arrived).toEqual([REF]);
    expect(bench.outcomes()).toEqual([
      [REF, 'sent'],
      [null, 'skipped with-first-part'],
    ]);
  });

  it('that is long speaks with its first part alone, also when the rest was recorded by a worker that died', async () => {
    const at = bench.clock.now();
    const rest = { kind: 'skipped', reason: 'with-first-part', at } as const;
    const asRest = { conversationId: id, ...splitConversationId(id), seq: 1, text: '', createdAt: at };
    await bench.messages.record({ ...asRest, outcome: rest });
    const recorded: unknown[] = [];
    bench.messages.record = async ({ ref, outcome }) => void recorded.push([ref, outcome]);
    await bench.put([{ ref: REF, maybeSince: at }]);
    await bench.worker()(id);
    expect(recorded).toEqual([[undefined, rest]]);
  });

  it('that is long and has no way says why once', async () => {
    bench.templates.routes.push({ kind: 'shut', reason: 'no-template' });
    await bench.put([{ ref: REF }, { ref: REF }]);
    await bench.worker()(id);
    expect(bench.outcomes()).toEqual([
      [REF, 'skipped no-template'],
      [null, 'skipped with-first-part'],
    ]);
  });

  it('without a way says why', async () => {
    bench.templates.routes.push({ kind: 'shut', reason: 'over-budget' });
    await bench.put([{ ref: REF }]);
    await bench.worker()(id);
    expect(bench.outcomes()).toEqual([[REF, 'skipped over-budget']]);
  });

  it.each([
    [{ kind: 'unknown' as const, reason: 'timeout' }, 'failed answer-lost', 1],
    [
      { kind: 'refused' as const, class: 'unreachable' as const, code: -118 },
      'failed refused-unreachable',
      0,
    ],
    [{ kind: 'refused' as const, class: 'human' as const, code: -137 }, 'failed refused-human', 0],
  ])('ends at once after %j, and only what may have arrived costs', async (answer, end, cost) => {
    bench.templates.answers.push(answer);
    await bench.put([{ ref: REF }, { ref: 'dossier-d-1-4' }]);
    await bench.worker()(id);
    expect(bench.outcomes()).toEqual([
      [REF, end],
      ['dossier-d-1-4', 'sent'],
    ]);
    expect(bench.templates.taken()).toBe(cost + 1);
  });

  it('goes by the next way once, when the platform has surely shown nothing', async () => {
    const refusal = { kind: 'refused', class: 'unreachable', code: -232, elsewhere: true } as const;
    bench.templates.answers.push(refusal);
    await bench.put([{ ref: REF }]);
    await bench.worker()(id);
    expect([bench.outcomes(), bench.templates.tried]).toEqual([[[REF, 'sent']], ['uid', 'phone']]);
    expect([bench.templates.arrived, bench.templates.taken()]).toEqual([[REF], 1]);
    bench.templates.answers.push(refusal, { ...refusal, code: -118 });
    await bench.put([{ ref: 'dossier-d-1-4' }]);
    await bench.worker()(id);
    expect(bench.outcomes().at(-1)).toEqual(['dossier-d-1-4', 'failed refused-unreachable']);
    expect([bench.templates.tried.length, bench.templates.taken()]).toEqual([4, 1]);
  });

  it('goes by no other way after a refusal that may have been a delivery, or that lasts for all ways', async () => {
    bench.templates.answers.push(
      { kind: 'unknown', reason: 'error -200' },
      { kind: 'refused', class: 'unreachable', code: -244 },
      { kind: 'refused', class: 'human', code: -115 },
    );
    await bench.put([{ ref: REF }, { ref: 'dossier-d-1-4' }, { ref: 'dossier-d-1-5' }]);
    await bench.worker()(id);
    expect(bench.templates.tried).toEqual(['uid', 'uid', 'uid']);
  });

  it('says so when there was no money for it', async () => {
    bench.templates.answers.push({ kind: 'shut', reason: 'over-budget' });
    await bench.put([{ ref: REF }]);
    await bench.worker()(id);
    expect([bench.outcomes(), bench.templates.taken()]).toEqual([[[REF, 'skipped over-budget']], 0]);
  });

  it('is tried again after a busy minute, and not kept until tomorrow', async () => {
    const busy = { kind: 'refused' as const, class: 'later' as const, code: -144 };
    bench.templates.answers.push({ ...busy, retryAt: bench.clock.now() + 60_000 });
    await bench.put([{ ref: REF }]);
    await bench.worker()(id);
    expect([bench.outcomes(), bench.templates.taken()]).toEqual([[], 0]);
    bench.clock.advance(60_000);
    bench.templates.answers.push({ ...busy, retryAt: bench.clock.now() + DAY_MS });
    await bench.worker()(id);
    expect(bench.outcomes()).toEqual([[REF, 'failed refused-later']]);
  });

  it('waits for its hour, and keeps no answer back once the citizen has written', async () => {
    const until = bench.clock.now() + 8 * 3_600_000;
    bench.templates.routes.push({ kind: 'wait', until });
    await bench.put([{ ref: REF }]);
    await bench.worker()(id);
    expect(await bench.conversations.toWake(until - 1, 10)).toEqual([]);
    expect(await bench.conversations.toWake(until, 10)).toEqual([id]);
    await bench.put([{ text: 'trả lời' }], bench.clock.now());
    await bench.worker()(id);
    expect(bench.messenger.arrived.map(({ text }) => text)).toEqual(['tin 1', 'trả lời']);
    expect(bench.templates.arrived).toEqual([]);
  });

  describe('for the platform alone', () => {
    const closed = { kind: 'refused', class: 'unreachable', code: -230, elsewhere: true } as const;
    const openForUs = () => bench.clock.now() - 7 * DAY_MS + 1;

    it('goes by template all the same', async () => {
      bench.messenger.answers.push(closed);
      await bench.put([{ ref: REF }], openForUs());
      await bench.worker()(id);
      expect([bench.outcomes(), bench.templates.arrived]).toEqual([[[REF, 'sent']], [REF]]);
    });

    it('is told to a clerk instead of keeping back the answer to whoever writes meanwhile', async () => {
      bench.messenger.answers.push(closed);
      bench.templates.routes.push({ kind: 'wait', until: bench.clock.now() + 8 * 3_600_000 });
      await bench.put([{ ref: REF }, { text: 'trả lời' }], openForUs());
      await bench.worker()(id);
      expect(bench.outcomes()).toEqual([
        [REF, 'failed refused-unreachable'],
        [null, 'sent'],
      ]);
    });

    it('is tried again soon when the template may go soon, and never in circles', async () => {
      bench.messenger.answers.push(closed, closed);
      bench.templates.routes.push({ kind: 'wait', until: bench.clock.now() + 300_000 });
      await bench.put([{ ref: REF }], openForUs());
      await bench.worker()(id);
      await bench.worker()(id);
      expect([bench.outcomes(), bench.messenger.answers.length]).toEqual([[], 1]);
      bench.clock.advance(300_000);
      await bench.worker()(id);
      expect(bench.outcomes()).toEqual([[REF, 'sent']]);
    });
  });

  it('rests as long as the platform says when it goes as an ordinary one after all', async () => {
    bench.templates.routes.push({ kind: 'wait', until: bench.clock.now() + 3_600_000 });
    await bench.put([{ ref: REF }]);
    await bench.worker()(id);
    await bench.put([], bench.clock.now());
    bench.messenger.answers.push({
      kind: 'refused',
      class: 'later',
      code: -32,
      retryAt: bench.clock.now() + 50_000,
    });
    await bench.worker()(id);
    await bench.worker()(id);
    expect(bench.messenger.arrived).toEqual([]);
    expect((await bench.outbox())[0]?.attempts).toBe(2);
  });

  it.each(['before', 'after'] as const)(
    'is never sent twice and always has one end when its worker dies just %s any of its calls',
    async (when) => {
      let n = 0;
      let crashed = true;
      const lost: number[] = [];
      while (crashed) {
        const world = createBench();
        const crash = createCrashPoint(++n, when);
        await world.put([{ ref: REF }, { ref: 'dossier-d-1-4' }]);
        await world
          .worker(crash.guard)(id)
          .catch(() => undefined);
        for (let round = 0; round < 3; round++) {
          world.clock.advance(LEASE_MS + 1);
          await world.worker()(id);
        }
        crashed = crash.happened();
        const ends = world.outcomes().map(([, end]) => end);
        expect({ n, ends: ends.length, outbox: await world.outbox() }).toEqual({ n, ends: 2, outbox: [] });
        for (const ref of new Set(world.templates.arrived))
          expect({ n, ref, times: world.templates.arrived.filter((one) => one === ref).length }).toEqual({
            n,
            ref,
            times: 1,
          });
        expect(ends.every((end) => end === 'sent' || end === 'failed answer-lost')).toBe(true);
        // what is counted was sent or may have been: never more, and never less than what arrived
        expect(world.templates.taken()).toBeLessThanOrEqual(2);
        expect(world.templates.taken()).toBeGreaterThanOrEqual(world.templates.arrived.length);
        if (ends.includes('failed answer-lost')) lost.push(n);
      }
      expect(n).toBeGreaterThan(8);
      // only around the send itself nobody can know: about two calls for each of the two messages
      expect(lost.length).toBeLessThanOrEqual(6);
      expect(lost.length).toBeGreaterThan(0);
    },
  );
});
