import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { textTo } from './echo-bot.js';
import { business, hours, onStage, type Stage, setStage, userId } from './stage.js';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.close());

const lines = async (path: string) => {
  const response = await fetch(`${stage.sim.url}/_sim${path}`);
  const text = await response.text();
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
};

describe('a crowd', () => {
  it('is always the same one', () => {
    const counts = stage.sim.seedCrowd(business, { count: 2000 });
    const facts = [...stage.sim.crowd(business)];
    expect(facts).toHaveLength(2000);
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(2000);
    expect(Object.keys(counts)).toHaveLength(10);
    expect(new Set(facts.map((one) => one.userId)).size).toBe(2000);
    return onStage({}, async (other) => {
      expect(other.sim.seedCrowd(business, { count: 2000 })).toEqual(counts);
      expect([...other.sim.crowd(business)]).toEqual(facts);
    });
  });

  it.each([
    ['free', 0],
    ['open', 0],
    ['welcome', 0],
    ['silent', -230],
    ['forgotten', -230],
    ['unfollowed', -213],
    ['blocked', -217],
    ['restricted', -244],
    ['banned', -227],
    ['stranger', -232],
  ])('whose state is %s answers a message with %i', async (state, code) => {
    stage.sim.seedCrowd(business, { count: 8, shares: { [state]: 1 } });
    for (const { userId: id } of stage.sim.crowd(business)) {
      expect((await stage.call('/v3.0/oa/message/cs', textTo(id, 'a'))).error).toBe(code);
    }
  });

  it('is seeded and listed by script, and not shown on the page', async () => {
    const made = await fetch(`${stage.sim.url}/_sim/oas/${business}/crowd`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ count: 30, shares: { free: 1 } }),
    });
    expect(await made.json()).toEqual({ free: 30 });
    expect(await lines(`/oas/${business}/crowd`)).toHaveLength(30);
    const [one] = stage.sim.crowd(business);
    await stage.call('/v3.0/oa/message/cs', textTo(String(one?.userId), 'a'));
    const shown = (await (await fetch(`${stage.sim.url}/_sim/state`)).json()) as Record<string, object[]>;
    expect(shown.citizens).toHaveLength(2);
    expect(shown.messages).toHaveLength(2);
  });

  it('of fifty thousand is there within seconds', () => {
    const began = performance.now();
    stage.sim.seedCrowd(business, { count: 50_000 });
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});

describe('what arrived', () => {
  it('is counted for each person, by way, and at quiet hours', async () => {
    const body = { user_id: userId, template_id: 't-due', template_data: { name: 'A', code: 'B' } };
    await stage.cs({ text: 'một' });
    await stage.cs({ text: 'hai' });
    await stage.sim.clock.advance(Date.parse('2026-11-23T21:58:59+07:00') - stage.sim.clock.now());
    await stage.cs({ text: 'ba' });
    await stage.sim.clock.advance(1_000);
    await stage.call('/v3.0/oa/message/template', body);
    const arrival = { userId, total: 4, quiet: 1, consultation: 3, template: 1, phone: 0, article: 0 };
    expect([...stage.sim.arrivals(business)]).toEqual([arrival]);
    expect(await lines(`/oas/${business}/arrivals`)).toEqual([arrival]);
    await fetch(`${stage.sim.url}/_sim/arrivals`, { method: 'DELETE' });
    expect([...stage.sim.arrivals(business)]).toEqual([]);
  });

  it('does not count what the platform refused', async () => {
    await stage.sim.clock.advance(hours(24 * 8));
    expect((await stage.cs({ text: 'a' })).error).toBe(-230);
    expect([...stage.sim.arrivals(business)]).toEqual([]);
  });
});

describe('calls of an OA', () => {
  it('are counted by minute, templates apart', async () => {
    await stage.cs({ text: 'a' });
    await stage.cs({ text: 'b' });
    await stage.call('/v3.0/oa/message/template', {});
    await stage.sim.clock.advance(60_000);
    await stage.cs({ text: 'c' });
    expect(stage.sim.calls(business).map(({ calls }) => calls)).toEqual([2, 1]);
  });
});
