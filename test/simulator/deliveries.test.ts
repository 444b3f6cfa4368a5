import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { business, hours, onStage, type Stage, setStage, userId } from './stage.js';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.close());

const citizen = () => stage.sim.citizen(business, userId);
const last = () => stage.bot.events.at(-1) as Record<string, unknown>;

describe('a webhook that cannot be reached', () => {
  const status = () => stage.sim.deliveries().at(-1)?.status;

  it('is tried five times again, numbered, and then turned off', async () => {
    await stage.bot.close();
    await citizen().say('một');
    const at = stage.sim.clock.now();
    expect(status()).toBe('waiting');
    await stage.sim.clock.advance(hours(2));
    const [delivery] = stage.sim.deliveries().slice(-1);
    const waits = delivery?.attempts.map((attempt) => (attempt.at - at) / 1000);
    expect(waits).toEqual([0, 30, 330, 1230, 3030, 6630]);
    expect(delivery?.attempts.at(-1)?.outcome).toBe('unconnected');
    expect([delivery?.status, delivery?.headers.num_retry]).toEqual(['abandoned', '5']);
    await citizen().say('hai');
    expect(status()).toBe('dropped');
  });

  it('gets the event later with its number, and events flow again when turned on', async () => {
    const { url } = stage.bot;
    stage.sim.setWebhookUrl('http://127.0.0.1:9/webhook');
    await citizen().say('một');
    stage.sim.setWebhookUrl(url);
    await stage.sim.clock.advance(30_000);
    expect(stage.bot.headers.at(-1)?.num_retry).toBe('1');
    expect(last()).toMatchObject({ message: { text: 'một' } });
    stage.sim.setWebhookUrl('http://127.0.0.1:9/webhook');
    await citizen().say('hai');
    await stage.sim.clock.advance(hours(2));
    stage.sim.setWebhookUrl(url);
    stage.sim.enableWebhook(business);
    await citizen().say('ba');
    expect(last()).toMatchObject({ message: { text: 'ba' } });
  });

  it('is not tried again after another answer than 200, unless strict', async () => {
    stage.bot.status = 401;
    await citizen().say('một');
    expect(status()).toBe('refused');
    stage.sim.chaos.set({ retries: 'strict' });
    await citizen().say('hai');
    expect(status()).toBe('waiting');
    stage.bot.status = 200;
    await stage.sim.clock.advance(30_000);
    expect(status()).toBe('delivered');
  });

  it('is late after two seconds, which only strict retries mend', async () => {
    await onStage({ answerLimitMs: 60 }, async (slow) => {
      slow.bot.status = 0;
      await slow.sim.citizen(business, userId).say('một');
      expect(slow.sim.deliveries().at(-1)).toMatchObject({
        status: 'refused',
        attempts: [{ outcome: 'late' }],
      });
    });
  });
});

describe('chaos', () => {
  const texts = () => stage.bot.events.map((event) => (event.message as { text: string }).text);
  beforeEach(() => {
    stage.bot.events.length = 0;
    stage.bot.raw.length = 0;
  });

  it('delivers twice, byte for byte', async () => {
    stage.sim.chaos.set({ copies: 2 });
    await citizen().say('một');
    expect(stage.bot.raw).toHaveLength(2);
    expect(stage.bot.raw[0]).toBe(stage.bot.raw[1]);
  });

  it('turns the order round', async () => {
    stage.sim.chaos.set({ reorder: 3 });
    await Promise.all(['một', 'hai', 'ba'].map((word) => citizen().say(word)));
    expect(texts()).toEqual(['ba', 'hai', 'một']);
  });

  it('does not keep back an event that nobody follows', async () => {
    stage.sim.chaos.set({ reorder: 2 });
    await citizen().say('một');
    expect(texts()).toEqual(['một']);
  });

  it('loses the next events', async () => {
    stage.sim.chaos.set({ dropNext: 1 });
    await citizen().say('một');
    await citizen().say('hai');
    expect(texts()).toEqual(['hai']);
  });

  it('delays on the clock of the platform', async () => {
    stage.sim.chaos.set({ delayMs: 5000 });
    const saying = citizen().say('một');
    expect(stage.bot.raw).toHaveLength(0);
    await stage.sim.clock.advance(5000);
    await saying;
    expect(texts()).toEqual(['một']);
  });

  it('gives all events the same time', async () => {
    const at = String(stage.sim.clock.now());
    stage.sim.chaos.set({ equalTimestamps: true });
    await stage.sim.clock.advance(1000);
    await citizen().say('một');
    expect(last().timestamp).toBe(at);
  });

  it("sends a citizen's events one after the other when it is off", async () => {
    Object.assign(stage.bot, { busiest: 0, pauseMs: 5 });
    const words = Array.from({ length: 20 }, (_, i) => String(i));
    await Promise.all(words.map((word) => citizen().say(word)));
    expect(texts()).toEqual(words);
    expect(stage.bot.busiest).toBe(1);
  });
});
