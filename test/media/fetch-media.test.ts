import { beforeEach, describe, expect, it } from '@jest/globals';
import type { FlowEvent } from '../../src/flow/events.js';
import { createFetchMedia, createFetchWaiting, type FetchMedia } from '../../src/media/fetch-media.js';

import type { MediaStore } from '../../src/media/media-store.js';
import type { TakenMedia } from '../../src/media/take-media.js';
import { createFakeMediaStore } from '../fakes/create-fake-media-store.js';
import { createManualClock } from '../fakes/create-manual-clock.js';
import { aFile, aMedia, LAN } from './media-store-contract.js';

/** After this silence nothing more belongs to a burst. */
const QUIET = 2_000;
/** Said once, after the first failure. */
const DELAYED = [LAN, 'media-late-m1', { type: 'mediaDelayed', mediaId: 'm1' }];
const LATER: TakenMedia = { kind: 'later', waitsFor: 'platform' };

describe('createFetchMedia', () => {
  let clock: ReturnType<typeof createManualClock>;
  let store: MediaStore;
  let answers: TakenMedia[];
  let nudged: [string, number][];
  let asked: string[];
  let announced: [string, string, FlowEvent][];
  let announcing: 'works' | 'fails';
  let fetchMedia: FetchMedia;
  let fetchWaiting: (limit: number) => Promise<number>;

  beforeEach(async () => {
    clock = createManualClock();
    store = createFakeMediaStore({ now: clock.now });
    answers = [];
    asked = [];
    nudged = [];
    announced = [];
    announcing = 'works';
    fetchMedia = createFetchMedia({
      store,
      async takeMedia(url) {
        asked.push(url);
        return answers.shift() ?? { kind: 'good', file: aFile, flaws: [] };
      },
      cardReader: { read: async () => ({ seen: 'nothing', problem: 'noCode' }) },
      async nudgeLater(...nudge) {
        nudged.push(nudge);
      },
      announcer: {
        async announce(...announcement) {
          if (announcing === 'fails') throw new Error('the record is away');
          announced.push(announcement);
        },
      },
      now: clock.now,
    });
    fetchWaiting = createFetchWaiting({ store, fetchMedia });
    await store.saveWaiting(aMedia('m1', { name: 'đơn.pdf' }));
    clock.advance(QUIET);
  });

  it('stores a file and tells the conversation', async () => {
    await fetchMedia('m1');
    expect(await store.read('m1')).toMatchObject(aFile);
    expect(announced).toEqual([
      [LAN, 'media-m1', { type: 'mediaStored', at: clock.now(), mediaId: 'm1', name: 'đơn.pdf' }],
    ]);
    clock.advance(60_000);
    await expect(store.due(10)).resolves.toEqual([]);
  });

  it('tells the conversation why a file is refused', async () => {
    answers = [{ kind: 'refused', reason: 'wrong-type' }];
    await fetchMedia('m1');
    expect(announced).toEqual([
      [LAN, 'media-m1', { type: 'mediaRefused', at: clock.now(), mediaId: 'm1', reason: 'wrong-type' }],
    ]);
    expect(await store.find('m1')).toMatchObject({ state: 'refused' });
  });

  it('does not fetch twice what it has, and announces under the same id', async () => {
    await fetchMedia('m1');
    await fetchMedia('m1');
    expect(asked).toHaveLength(1);
    expect(announced.map(([, eventId]) => eventId)).toEqual(['media-m1', 'media-m1']);
  });

  it('announces later what it could not announce at once', async () => {
    announcing = 'fails';
    await expect(fetchMedia('m1')).rejects.toThrow('the record is away');
    announcing = 'works';
    clock.advance(30_000);
    await expect(fetchWaiting(10)).resolves.toBe(1);
    expect(asked).toHaveLength(1);
    expect(announced).toHaveLength(1);
    await expect(fetchWaiting(10)).resolves.toBe(0);
  });

  it('tries again after failures in passing, with growing pauses', async () => {
    answers = [LATER, LATER];
    await fetchMedia('m1');
    await expect(fetchWaiting(10)).resolves.toBe(0);
    clock.advance(5_000);
    await expect(fetchWaiting(10)).resolves.toBe(1);
    clock.advance(5_000);
    await expect(fetchWaiting(10)).resolves.toBe(0);
    clock.advance(25_000);
    await expect(fetchWaiting(10)).resolves.toBe(1);
    expect(asked).toHaveLength(3);
    expect(announced).toMatchObject([DELAYED, [LAN, 'media-m1', { type: 'mediaStored' }]]);
  });

  it('gives up in the end and says that the file cannot be had', async () => {
    answers = Array.from({ length: 10 }, () => LATER);
    for (let i = 0; i < 10; i += 1) {
      await fetchWaiting(10);
      clock.advance(600_000);
    }
    expect(asked).toHaveLength(5);
    expect(announced).toMatchObject([
      DELAYED,
      [LAN, 'media-m1', { type: 'mediaRefused', reason: 'unreachable' }],
    ]);
  });

  it('says nothing about a file that was dropped, also while it was being fetched', async () => {
    await store.drop(['m1']);
    await fetchMedia('m1');
    await store.saveWaiting(aMedia('m2'));
    clock.advance(QUIET);
    const dropping = fetchMedia('m2');
    await store.drop(['m2']);
    await dropping;
    expect([asked.length <= 1, announced]).toEqual([true, []]);
  });

  it('answers photos that come one after the other together, when no more come', async () => {
    await fetchMedia('m1');
    announced = [];
    await store.saveWaiting(aMedia('m2'));
    clock.advance(500);
    await fetchMedia('m2');
    await store.saveWaiting(aMedia('m3'));
    clock.advance(1_500);
    expect([announced, nudged]).toEqual([[], [['m2', 1_500]]]);
    await fetchMedia('m2');
    expect([announced, nudged.at(-1)]).toEqual([[], ['m2', 500]]);
    await fetchMedia('m3');
    clock.advance(500);
    await fetchMedia('m2');
    await fetchMedia('m3');
    expect(announced.map(([, eventId]) => eventId)).toEqual(['media-m2', 'media-m3']);
    expect(asked).toHaveLength(3);
  });

  it('has the sweeper answer what nobody was nudged for', async () => {
    await store.saveWaiting(aMedia('m2'));
    await fetchMedia('m2');
    clock.advance(QUIET);
    await expect(fetchWaiting(10)).resolves.toBe(1);
    expect(announced.map(([, eventId]) => eventId)).toEqual(['media-m2']);
  });

  it('has nobody wait long for photos that do not stop coming', async () => {
    for (let n = 0; n < 30; n++) {
      await store.saveWaiting(aMedia(`more-${n}`));
      clock.advance(1_000);
    }
    await fetchMedia('more-5');
    expect(announced.map(([, eventId]) => eventId)).toEqual(['media-more-5']);
  });

  it('passes on what is wrong with a photo, also when it is announced later', async () => {
    answers = [{ kind: 'good', file: aFile, flaws: ['blurred'] }];
    announcing = 'fails';
    await expect(fetchMedia('m1')).rejects.toThrow('the record is away');
    announcing = 'works';
    await fetchMedia('m1');
    expect(announced).toMatchObject([[LAN, 'media-m1', { type: 'mediaStored', flaws: ['blurred'] }]]);
  });

  it('never stores a file that could not be scanned, and tries for a day', async () => {
    answers = Array.from({ length: 1_000 }, () => ({ kind: 'later', waitsFor: 'scanner' }) as const);
    for (let minutes = 0; minutes < 23 * 60; minutes += 10) {
      await fetchWaiting(10);
      clock.advance(600_000);
    }
    expect([announced.length, (await store.find('m1'))?.state]).toEqual([1, 'waiting']);
    answers = [];
    await fetchWaiting(10);
    expect(announced).toMatchObject([DELAYED, [LAN, 'media-m1', { type: 'mediaStored' }]]);
  });

  it('asks for the file again when the scanner stays away', async () => {
    answers = Array.from({ length: 1_000 }, () => ({ kind: 'later', waitsFor: 'scanner' }) as const);
    for (let minutes = 0; minutes < 25 * 60; minutes += 10) {
      await fetchWaiting(10);
      clock.advance(600_000);
    }
    expect(announced).toMatchObject([
      DELAYED,
      [LAN, 'media-m1', { type: 'mediaRefused', reason: 'unreachable' }],
    ]);
  });

  it('knows nothing of files that were never noted', async () => {
    await fetchMedia('never-seen');
    expect(announced).toEqual([]);
  });

  it('lets one failing file not hold up the others', async () => {
    for (const id of ['m2', 'm3']) await store.saveWaiting(aMedia(id));
    const { store: keep } = store;
    store.store = (id, file) => (id === 'm1' ? Promise.reject(new Error('disk')) : keep(id, file));
    clock.advance(30_000);
    await expect(fetchWaiting(10)).rejects.toThrow('1 of 3 files failed');
    expect(announced.map(([, eventId]) => eventId)).toEqual(['media-m2', 'media-m3']);
  });
});
