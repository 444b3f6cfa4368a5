import { beforeEach, describe, expect, it } from '@jest/globals';
import type { FlowEvent } from '../../src/flow/events.js';
import { ConversationId, OfficeId } from '../../src/ids.js';
import type { CardSight } from '../../src/media/card-reader.js';
import { createFetchMedia, type FetchMedia } from '../../src/media/fetch-media.js';
import type { MediaStore } from '../../src/media/media-store.js';
import type { TakenMedia } from '../../src/media/take-media.js';
import { createFakeMediaStore } from '../fakes/create-fake-media-store.js';
import { createManualClock } from '../fakes/create-manual-clock.js';
import { MADE_UP_CARD } from '../support/made-up-card.js';

const conversationId = ConversationId.parse('1-citizen');
const card = MADE_UP_CARD;
const photo: TakenMedia = {
  kind: 'good',
  file: { bytes: Buffer.from('a photo'), contentType: 'image/jpeg' },
  flaws: [],
};

describe('A photo of an identity card', () => {
  let clock: ReturnType<typeof createManualClock>;
  let store: MediaStore;
  let taken: TakenMedia;
  let sight: CardSight;
  let announced: [string, string, FlowEvent][];
  let announcing: 'works' | 'fails';
  let nudged: [string, number][];
  let fetchMedia: FetchMedia;

  beforeEach(async () => {
    clock = createManualClock();
    store = createFakeMediaStore({ now: clock.now });
    taken = photo;
    sight = { seen: 'card', card };
    announced = [];
    nudged = [];
    announcing = 'works';
    fetchMedia = createFetchMedia({
      store,
      takeMedia: async () => taken,
      cardReader: { read: async () => sight },
      async nudgeLater(...nudge) {
        nudged.push(nudge);
      },
      announcer: {
        async announce(...told) {
          if (announcing === 'fails') throw new Error('the record is away');
          announced.push(told);
        },
      },
      now: clock.now,
    });
    await store.saveWaiting({
      ...{ mediaId: 'the', conversationId, officeId: OfficeId.parse('o1') },
      ...{ url: 'https://x/the', purpose: 'card' },
    });
  });

  const isErased = async () => expect(await store.find('the')).not.toHaveProperty('url');

  it('is read, told and erased; its bytes were never kept', async () => {
    await fetchMedia('the');
    expect(announced).toEqual([
      [conversationId, 'media-the', { type: 'cardRead', at: clock.now(), mediaId: 'the', card }],
    ]);
    expect(await store.find('the')).toMatchObject({ state: 'dropped' });
    expect(await store.read('the')).toBeUndefined();
    await isErased();
  });

  it('that shows no card is told with the reason, and erased', async () => {
    sight = { seen: 'nothing', problem: 'otherCode' };
    await fetchMedia('the');
    expect(announced[0]?.[2]).toMatchObject({ type: 'cardUnread', reason: 'otherCode' });
    await isErased();
  });

  it('that may not be had is told with that reason', async () => {
    taken = { kind: 'refused', reason: 'too-large' };
    await fetchMedia('the');
    expect(announced[0]?.[2]).toMatchObject({ type: 'cardUnread', reason: 'too-large' });
    await isErased();
  });

  it('behind a dead link is tried twice more within seconds, then asked for again', async () => {
    taken = { kind: 'later', waitsFor: 'platform' };
    await fetchMedia('the');
    await fetchMedia('the');
    expect(announced).toEqual([]);
    expect(nudged).toEqual([
      ['the', 3_000],
      ['the', 15_000],
    ]);
    await fetchMedia('the');
    expect(announced[0]?.[2]).toMatchObject({ type: 'cardUnread', reason: 'unreachable' });
    await isErased();
  });

  it('is due again when the worker dies before it was told, and told once under the same id', async () => {
    announcing = 'fails';
    await expect(fetchMedia('the')).rejects.toThrow('away');
    clock.advance(31_000);
    expect(await store.due(10)).toEqual(['the']);
    announcing = 'works';
    await fetchMedia('the');
    expect(announced.map(([, id]) => id)).toEqual(['media-the']);
    expect(await store.due(10)).toEqual([]);
  });

  it('that the citizen took back is told nobody', async () => {
    await store.drop(['the']);
    await fetchMedia('the');
    expect(announced).toEqual([]);
  });
});
