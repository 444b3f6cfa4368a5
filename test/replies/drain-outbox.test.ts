import { beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { newSession } from '../../src/flow/session.js';
import { ConversationId, OfficeId } from '../../src/ids.js';
import type { PendingMessage } from '../../src/inbox/conversation.js';
import type { LeaseRules } from '../../src/inbox/undone.js';
import { createDrainOutbox } from '../../src/replies/drain-outbox.js';
import { createFakeConversationStore } from '../fakes/create-fake-conversation-store.js';
import { createFakeMessageLog } from '../fakes/create-fake-message-log.js';
import { createFakeMessenger } from '../fakes/create-fake-messenger.js';
import { createFakeOutgoingFiles } from '../fakes/create-fake-outgoing-files.js';
import { NO_TEMPLATES } from '../fakes/create-fake-template-route.js';
import { createManualClock } from '../fakes/create-manual-clock.js';
import { aFile, BYTES } from './outgoing-files-contract.js';

const id = ConversationId.parse('388613280878808645-2468458835296197922');
const DAY_MS = 24 * 3_600_000;

function createBench() {
  let leases = 0;
  const clock = createManualClock();
  const conversations = createFakeConversationStore(clock);
  const messages = createFakeMessageLog();
  const messenger = createFakeMessenger(clock);
  const files = createFakeOutgoingFiles(clock);
  const worker = (workerId: string, over: Partial<Parameters<typeof createDrainOutbox>[0]> = {}) =>
    createDrainOutbox({
      templates: NO_TEMPLATES,
      conversations,
      messages,
      messenger,
      files,
      lease: {
        newHolder: () => `${workerId}.${++leases}`,
        leaseMs: 30_000,
        now: clock.now,
      } satisfies LeaseRules,
      onEnded: () => undefined,
      log: pino({ level: 'silent' }),
      ...over,
    });
  const put = async (texts: string[], over: { lastInteractionAt?: number } = {}) => {
    const before = await conversations.load(id);
    const nextSeq = before?.nextSeq ?? 1;
    const committed = await conversations.commitStep({
      id,
      officeId: OfficeId.parse('ninh-thanh'),
      expectedVersion: before?.version ?? 0,
      session: newSession(id),
      handled: [],
      newMessages: texts.map((text, n) => pending(text, nextSeq + n, clock.now())),
      nextSeq: nextSeq + texts.length,
      newIntents: [],
      lastInteractionAt: over.lastInteractionAt ?? clock.now(),
      agesAt: null,
    });
    expect(committed).toBe(true);
  };
  const outbox = async () => (await conversations.load(id))?.outbox.map((m) => m.text);
  return { clock, conversations, messages, messenger, files, worker, put, outbox };
}

/** `#x` stands for the file x. */
const pending = (text: string, seq: number, createdAt: number): PendingMessage => ({
  seq,
  ...(text.startsWith('#') ? { text: '', file: text.slice(1) } : { text }),
  buttons: [],
  createdAt,
  attempts: 0,
  retryAt: null,
  maybeSince: null,
});

describe('the outbox of one citizen', () => {
  let bench: ReturnType<typeof createBench>;
  beforeEach(() => {
    bench = createBench();
  });
  const arrivedTexts = () => bench.messenger.arrived.map((m) => m.text);
  const outcomes = () => bench.messages.records.map((r) => [r.text, r.outcome.kind]);

  it('sends in order and leaves one outcome for each message', async () => {
    await bench.put(['một', 'hai', 'ba']);
    await bench.worker('a')(id);
    expect(arrivedTexts()).toEqual(['một', 'hai', 'ba']);
    expect(outcomes()).toEqual([
      ['một', 'sent'],
      ['hai', 'sent'],
      ['ba', 'sent'],
    ]);
    expect(await bench.outbox()).toEqual([]);
  });

  it('lets nothing overtake a message that is put off', async () => {
    await bench.put(['một', 'hai']);
    bench.messenger.answers.push({ kind: 'refused', class: 'later', code: -32 });
    await bench.worker('a')(id);
    expect(arrivedTexts()).toEqual([]);
    bench.clock.advance(2_000);
    await bench.worker('a')(id);
    expect(arrivedTexts()).toEqual(['một', 'hai']);
  });

  it('waits as long as the platform says', async () => {
    await bench.put(['một']);
    bench.messenger.answers.push({
      kind: 'refused',
      class: 'later',
      code: -32,
      retryAt: bench.clock.now() + 40_000,
    });
    await bench.worker('a')(id);
    bench.clock.advance(39_000);
    await bench.worker('a')(id);
    expect(arrivedTexts()).toEqual([]);
    expect(await bench.conversations.toWake(bench.clock.now() + 1_000, 10)).toEqual([id]);
    bench.clock.advance(1_000);
    await bench.worker('a')(id);
    expect(arrivedTexts()).toEqual(['một']);
  });

  it('goes on after a message that cannot be delivered, which says why', async () => {
    await bench.put(['một', 'hai']);
    bench.messenger.answers.push({ kind: 'refused', class: 'unreachable', code: -213 });
    await bench.worker('a')(id);
    expect(bench.messages.records.map((r) => r.outcome)).toEqual([
      expect.objectContaining({ kind: 'failed', reason: 'refused-unreachable', code: -213 }),
      expect.objectContaining({ kind: 'sent' }),
    ]);
  });

  it('does not repeat a message of unknown outcome that did arrive', async () => {
    await bench.put(['một', 'hai']);
    bench.messenger.answers.push({ kind: 'unknown', reason: 'timeout', arrives: true });
    await bench.worker('a')(id);
    bench.clock.advance(10_000);
    await bench.worker('a')(id);
    expect(arrivedTexts()).toEqual(['một', 'hai']);
    expect(outcomes()).toEqual([
      ['một', 'sent'],
      ['hai', 'sent'],
    ]);
  });

  it('repeats a message of unknown outcome that the platform does not have', async () => {
    await bench.put(['một']);
    bench.messenger.answers.push({ kind: 'unknown', reason: 'timeout' });
    await bench.worker('a')(id);
    bench.clock.advance(10_000);
    await bench.worker('a')(id);
    expect(arrivedTexts()).toEqual(['một']);
    expect(bench.messenger.timesAsked()).toBe(1);
  });

  it('neither repeats nor drops a message while the platform cannot be asked, and fails it after a day', async () => {
    await bench.put(['một']);
    bench.messenger.answers.push({ kind: 'unknown', reason: 'timeout' });
    bench.messenger.setCanBeAsked(false);
    await bench.worker('a')(id);
    for (let hours = 0; hours < 24; hours++) {
      bench.clock.advance(DAY_MS / 24);
      await bench.worker('a')(id);
      expect(await bench.outbox()).toEqual(['một']);
    }
    bench.clock.advance(3_600_000);
    await bench.worker('a')(id);
    expect(arrivedTexts()).toEqual([]);
    expect(bench.messages.records[0]?.outcome).toMatchObject({ kind: 'failed', reason: 'unknown-outcome' });
  });

  it('takes a second identical text for its own message, not for the first', async () => {
    await bench.put(['lặp', 'lặp']);
    bench.messenger.answers.push({ kind: 'sent', messageId: 'm0', at: bench.clock.now() });
    bench.messenger.answers.push({ kind: 'unknown', reason: 'timeout' });
    bench.messenger.arrived.push({ to: id, text: 'lặp', messageId: 'm0', at: bench.clock.now() });
    await bench.worker('a')(id);
    bench.clock.advance(10_000);
    await bench.worker('a')(id);
    expect(arrivedTexts()).toEqual(['lặp', 'lặp']);
  });

  it('asks about the messages of a worker that vanished in the middle', async () => {
    await bench.put(['một', 'hai']);
    let sent = 0;
    const vanish = new Promise<never>(() => undefined);
    const dying = bench.worker('a', {
      messenger: {
        ...bench.messenger,
        send: async (...args) => (sent++ === 0 ? bench.messenger.send(...args) : vanish),
      },
    });
    void dying(id);
    await new Promise(setImmediate);
    expect(arrivedTexts()).toEqual(['một']);

    await bench.worker('b')(id);
    expect(arrivedTexts()).toEqual(['một']); // the lease still runs

    bench.clock.advance(31_000);
    await bench.worker('b')(id);
    expect(arrivedTexts()).toEqual(['một', 'hai']);
    expect(outcomes()).toEqual([
      ['một', 'sent'],
      ['hai', 'sent'],
    ]);
  });

  it('finds each of two equal texts of a vanished worker, and sends neither again', async () => {
    await bench.put(['lặp', 'lặp']);
    let sent = 0;
    const vanish = new Promise<never>(() => undefined);
    const send: typeof bench.messenger.send = async (...args) => {
      const outcome = await bench.messenger.send(...args);
      return ++sent === 2 ? vanish : outcome;
    };
    void bench.worker('a', { messenger: { ...bench.messenger, send } })(id);
    await new Promise(setImmediate);
    bench.clock.advance(31_000);
    await bench.worker('b')(id);
    expect(arrivedTexts()).toEqual(['lặp', 'lặp']);
    expect(outcomes()).toEqual([
      ['lặp', 'sent'],
      ['lặp', 'sent'],
    ]);
  });

  it('skips with a reason when the platform window has closed', async () => {
    await bench.put(['muộn'], { lastInteractionAt: bench.clock.now() - 8 * DAY_MS });
    await bench.worker('a')(id);
    expect(arrivedTexts()).toEqual([]);
    expect(bench.messages.records[0]?.outcome).toMatchObject({ kind: 'skipped', reason: 'window-closed' });
  });

  it('gives up after a day of being put off, with the reason', async () => {
    await bench.put(['một']);
    for (let hours = 0; hours < 30; hours++) {
      bench.messenger.answers.push({ kind: 'refused', class: 'human', code: -224 });
      await bench.worker('a')(id);
      bench.clock.advance(3_600_000);
    }
    expect(bench.messages.records[0]?.outcome).toMatchObject({
      kind: 'failed',
      reason: 'refused-human',
      code: -224,
    });
    expect(await bench.outbox()).toEqual([]);
  });

  it('sends what another worker committed while it was sending', async () => {
    await bench.put(['một']);
    const busy = bench.worker('a', {
      messenger: {
        ...bench.messenger,
        send: async (...args) => {
          if (bench.messenger.arrived.length === 0) await bench.put(['hai']);
          return bench.messenger.send(...args);
        },
      },
    });
    await busy(id);
    expect(arrivedTexts()).toEqual(['một', 'hai']);
    expect(await bench.outbox()).toEqual([]);
  });

  it('sends each message once when many workers drain at once', async () => {
    await bench.put(['một', 'hai', 'ba']);
    await Promise.all(['a', 'b', 'c', 'd'].map((name) => bench.worker(name)(id)));
    expect(arrivedTexts()).toEqual(['một', 'hai', 'ba']);
  });
});

describe('a file among the messages', () => {
  let bench: ReturnType<typeof createBench>;
  beforeEach(async () => {
    bench = createBench();
    await bench.files.save(aFile('f1'), BYTES);
  });
  const isKept = async () => (await bench.files.read('f1')) !== undefined;
  const sent = () => bench.messenger.arrived.map(({ text, file }) => file ?? text);

  it('leaves in its turn, has its outcome, and is erased when it has', async () => {
    await bench.put(['một', '#f1', 'hai']);
    await bench.worker('a')(id);
    expect(sent()).toEqual(['một', 'f1', 'hai']);
    expect(bench.messages.records.map(({ outcome }) => outcome.kind)).toEqual(['sent', 'sent', 'sent']);
    expect(await isKept()).toBe(false);
  });

  it('stays while its message is put off', async () => {
    await bench.put(['#f1']);
    bench.messenger.answers.push({ kind: 'refused', class: 'later', code: -32 });
    await bench.worker('a')(id);
    expect(await isKept()).toBe(true);
    bench.clock.advance(2_000);
    await bench.worker('a')(id);
    expect([sent(), await isKept()]).toEqual([['f1'], false]);
  });

  it('that was erased meanwhile is skipped with its reason', async () => {
    await bench.put(['#f1', 'hai']);
    bench.messenger.answers.push({ kind: 'fileGone' });
    await bench.worker('a')(id);
    expect(sent()).toEqual(['hai']);
    expect(bench.messages.records[0]?.outcome).toMatchObject({ kind: 'skipped', reason: 'file-gone' });
  });

  it('is not sent twice when its outcome was unknown', async () => {
    await bench.put(['#f1']);
    bench.messenger.answers.push({ kind: 'unknown', reason: 'timeout', arrives: true });
    await bench.worker('a')(id);
    bench.clock.advance(10_000);
    await bench.worker('a')(id);
    expect([sent(), await isKept()]).toEqual([['f1'], false]);
  });

  it('holds nothing up when it cannot be erased', async () => {
    await bench.put(['#f1', 'hai']);
    await bench.worker('a', { files: { drop: () => Promise.reject(new Error('away')) } })(id);
    expect(sent()).toEqual(['f1', 'hai']);
  });
});
