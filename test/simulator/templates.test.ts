import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { textTo } from './echo-bot.js';
import { business, hours, onStage, type Stage, setStage, userId } from './stage.js';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.close());

describe('templates', () => {
  const data = { name: 'Bà Bình', code: 'H53' };
  const template = (template_data: object, template_id = 't-due') =>
    stage.call('/v3.0/oa/message/template', { user_id: userId, template_id, template_data });

  it('reach a citizen beyond 7 days, but not beyond a year', async () => {
    await stage.sim.clock.advance(hours(24 * 30));
    expect((await template(data)).error).toBe(0);
    expect(stage.sim.citizen(business, userId).messages().at(-1)?.text).toBe('Chào Bà Bình, mã H53');
    await stage.sim.clock.advance(hours(24 * 336));
    expect((await template(data)).error).toBe(-232);
  });

  it('are held to what was approved', async () => {
    expect((await template({ name: 'A' })).error).toBe(-201);
    expect((await template({ ...data, more: '1' })).error).toBe(-201);
    expect((await template({ ...data, name: 'x'.repeat(31) })).error).toBe(-210);
    expect((await template(data, 't-none')).error).toBe(-201);
  });

  it('with promotion rest at night', async () => {
    await onStage({ now: () => Date.parse('2026-11-23T22:00:00+07:00') }, async (night) => {
      const body = { user_id: userId, template_id: 't-promo', template_data: { name: 'A' } };
      expect((await night.call('/v3.0/oa/message/template', body)).error).toBe(-234);
      await night.sim.clock.advance(hours(8));
      expect((await night.call('/v3.0/oa/message/template', body)).error).toBe(0);
    });
  });

  it('reach a phone whose owner never wrote, with a receipt of its own', async () => {
    stage.sim.citizen(business, '3000000000000000002', { phone: '84912345678' });
    const send = (more: object) =>
      stage.call('/message/template', {
        phone: '84912345678',
        template_id: 't-due',
        template_data: data,
        tracking_id: 'x1',
        ...more,
      });
    const answer = await send({});
    expect(answer.data).toMatchObject({ msg_id: expect.any(String), quota: { dailyQuota: '500' } });
    await stage.sim.settled();
    expect(stage.bot.events.at(-1)).toMatchObject({
      recipient: { id: '84912345678' },
      message: { tracking_id: 'x1' },
    });
    expect(stage.bot.headers.at(-1)?.['x-zevent-server']).toBe('ZNS');
    expect((await send({ phone: '0912345678' })).error).toBe(-108);
    expect((await send({ phone: '84999999999' })).error).toBe(-118);
    expect((await send({ template_id: 'none' })).error).toBe(-109);
    expect((await send({ template_data: { name: 'A' } })).error).toBe(-1122);
  });

  it('replaced free-form promotion', async () => {
    expect((await stage.call('/v3.0/oa/message/promotion', textTo(userId, 'a'))).error).toBe(-233);
  });
});
