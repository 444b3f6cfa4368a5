import { describe, expect, it } from '@jest/globals';
import type { FlowEvent } from '../../src/flow/events.js';
import { nameQuotes } from '../../src/inbox/name-quotes.js';
import { LAN } from '../dossiers/dossier-builders.js';

const isNotice = async (_: unknown, messageId: string) => messageId === 'of-a-notice';
const name = async (event: FlowEvent) =>
  (await nameQuotes(isNotice, LAN, [{ eventId: 'e', event }]))[0]?.event;

describe('what is quoted', () => {
  const words: FlowEvent = { type: 'said', at: 1, text: 'Tôi bận' };
  const photo: FlowEvent = { type: 'sentMedia', at: 1, items: [] };

  it.each([words, photo])('is named when it is a notice', async (event) => {
    expect(await name({ ...event, quotes: 'of-a-notice' })).toEqual({
      ...event,
      quotes: 'of-a-notice',
      toNotice: true,
    });
  });

  it.each([words, photo])('is left alone when it is anything else, or nothing', async (event) => {
    expect(await name({ ...event, quotes: 'of-a-talk' })).toEqual({ ...event, quotes: 'of-a-talk' });
    expect(await name(event)).toEqual(event);
    expect(await name({ type: 'followed', at: 1 })).toEqual({ type: 'followed', at: 1 });
  });

  it('is not guessed when it cannot be looked up', async () => {
    const away = () => Promise.reject(new Error('away'));
    const waiting = [{ eventId: 'e', event: { ...words, quotes: 'x' } }];
    await expect(nameQuotes(away, LAN, waiting)).rejects.toThrow('away');
  });
});
