import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { macOf } from '../../simulator/webhook/sign.js';
import { appId, business, oaSecret, type Stage, setStage, userId } from './stage.js';

const documented =
  '{"app_id":"1234567890123456789","sender":{"id":"2468458835296197922"},"user_id_by_app":"552177279717587730","recipient":{"id":"388613280878808645"},"event_name":"user_send_text","message":{"text":"Xin chào","msg_id":"96d3cdf3af150460909"},"timestamp":"1767225600000"}';

describe('the webhook signature', () => {
  it.each([
    ['X', 'BODY', '1234567890', 'Y', '2f1ef5aabe67e8396a459ca89562e108ad541f82ba5022c85f645bd6b7220cb9'],
    [
      appId,
      documented,
      '1767225600000',
      oaSecret,
      'ce799990b78076750fe2989019caa77a887d2c101c65c5f72504e7ed474cc837',
    ],
  ])('fits the known vector of app %s', (app, rawBody, timestamp, secret, mac) => {
    expect(macOf({ appId: app, rawBody, timestamp, oaSecret: secret })).toBe(mac);
  });
});

describe('what is posted', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(() => stage.close());

  it('is signed over its exact bytes, with keys in the order of the documents', async () => {
    expect(stage.bot.names()).toContain('user_send_text');
    const raw = stage.bot.raw[0] ?? '';
    expect(Object.keys(JSON.parse(raw) as object)).toEqual([
      ...['app_id', 'sender', 'user_id_by_app', 'recipient', 'event_name', 'message', 'timestamp'],
    ]);
    expect(stage.bot.headers[0]?.['x-zevent-timestamp']).toBeUndefined();
  });

  it('is signed in the order of the console too', async () => {
    stage.sim.chaos.set({ keyOrder: 'console', timestampHeader: true });
    const known = stage.bot.events.length;
    await stage.sim.citizen(business, userId).say('một');
    const raw = stage.bot.raw.at(-1) ?? '';
    expect(Object.keys(JSON.parse(raw) as object).slice(0, 4)).toEqual([
      ...['app_id', 'user_id_by_app', 'event_name', 'timestamp'],
    ]);
    expect(stage.bot.events.length).toBe(known + 1);
    expect(stage.bot.headers.at(-1)?.['x-zevent-timestamp']).toBe(String(stage.sim.clock.now()));
    stage.sim.chaos.set({ keyOrder: 'documents', timestampHeader: false });
  });

  it('changes its order in turn when told so', async () => {
    stage.sim.chaos.set({ keyOrder: 'alternate' });
    const citizen = stage.sim.citizen(business, userId);
    await citizen.say('một');
    await citizen.say('hai');
    const [first, second] = stage.bot.raw.slice(-2).map((raw) => Object.keys(JSON.parse(raw) as object)[1]);
    expect(new Set([first, second])).toEqual(new Set(['sender', 'user_id_by_app']));
    stage.sim.chaos.set({ keyOrder: 'documents' });
  });

  it('begins with an unsigned {} when the address is set up', async () => {
    expect(await stage.sim.probe()).toEqual({ ok: true, answer: '200' });
    expect(stage.bot.raw.at(-1)).toBe('{}');
    expect(stage.bot.headers.at(-1)?.['x-zevent-signature']).toBeUndefined();
  });
});
