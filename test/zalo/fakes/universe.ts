import { CitizenId, OaId } from '../../../src/ids.js';
import type { TokenPair } from '../../../src/zalo-account/grant.js';
import type { LedgerEntry, SendLedger } from '../../../src/zalo-account/send-ledger.js';
import type { SendLimiter, Taken } from '../../../src/zalo-account/send-limiter.js';
import type { Transport, TransportStore } from '../../../src/zalo-account/transport-store.js';
import type { ZaloSignal } from '../../../src/zalo-account/zalo-signal.js';

export const OA = OaId.parse('388613280878808645');
export const OTHER_OA = OaId.parse('579745863508352884');
export const CITIZEN = CitizenId.parse('2468458835296197922');
/** A Monday, 10:00 in Viet Nam. */
export const T0 = Date.UTC(2026, 5, 1, 3, 0, 0);
export const HOUR = 3_600_000;

/** A clock that only moves when it is told to. */
export function createClock(start = T0) {
  let at = start;
  let sleepers: { until: number; wake: () => void }[] = [];

  function advance(ms: number): void {
    at += ms;
    const due = sleepers.filter(({ until }) => until <= at);
    sleepers = sleepers.filter(({ until }) => until > at);
    for (const { wake } of due) wake();
  }

  return {
    now: () => at,
    advance,
    wait: (ms: number) =>
      new Promise<void>((wake) => {
        sleepers.push({ until: at + ms, wake });
      }),
    /** Moves from one sleeper to the next until `work` is done; real input and output need no help. */
    async settle<T>(work: Promise<T>): Promise<T> {
      let done = false;
      const end = () => {
        done = true;
      };
      work.then(end, end);
      while (!done) {
        for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
        if (!done && sleepers.length > 0) advance(Math.min(...sleepers.map(({ until }) => until)) - at);
      }
      return work;
    },
  };
}

/** A pair that lives 25 hours from `T0`. */
export const aPair = (overrides: Partial<TokenPair> = {}): TokenPair => ({
  accessToken: 'access-1',
  refreshToken: 'refresh-1',
  issuedAt: T0,
  expiresAt: T0 + 25 * HOUR,
  refreshAt: T0 + 20 * HOUR,
  ...overrides,
});

export function createSignals() {
  const heard: ZaloSignal[] = [];
  return {
    heard,
    names: () => heard.map(({ name }) => name),
    onSignal: (signal: ZaloSignal) => {
      heard.push(signal);
    },
  };
}

export function createMemoryTransportStore(
  first?: Transport,
): TransportStore & { stored(): Transport | undefined } {
  const rows = new Map<OaId, Transport>(first ? [[OA, first]] : []);
  return {
    find: async (oaId) => rows.get(oaId),
    remember: async (oaId, transport) => {
      rows.set(oaId, transport);
    },
    stored: () => rows.get(OA),
  };
}

/** A limiter that lets everything through until it is told otherwise. */
export function createFakeLimiter(): SendLimiter & { taken: number; answer: Taken; paused: number[] } {
  const limiter = {
    taken: 0,
    answer: { ok: true } as Taken,
    paused: [] as number[],
    take: async () => {
      limiter.taken++;
      return limiter.answer;
    },
    pause: (_: OaId, until: number) => {
      limiter.paused.push(until);
    },
  };
  return limiter;
}

export function createFakeLedger(): SendLedger & { entries: LedgerEntry[] } {
  const entries: LedgerEntry[] = [];
  return {
    entries,
    record: (_, entry) => {
      entries.push(entry);
    },
    totals: async () => ({}),
    flush: async () => undefined,
  };
}
