import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { textTo } from './echo-bot.js';
import { agency, business, hours, onStage, type Stage, setStage, userId } from './stage.js';

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

  it('show title, table and buttons', async () => {
    const values = { name: 'Bà Bình', place: 'khu phố 3', time: '07:00 – 11:00' };
    expect((await template(values, 't-power')).data).toMatchObject({
      quota: { quota_type: 'purchase_quota', remain: 499 },
    });
    expect(stage.sim.citizen(business, userId).messages().at(-1)).toMatchObject({
      kind: 'template',
      title: 'Lịch cắt điện khu phố 3',
      rows: [{ key: 'Thời gian', value: '07:00 – 11:00' }],
      buttons: [{ title: 'Gọi bộ phận Một cửa', payload: { phone_code: '02763000000' } }],
    });
  });

  it('do not go by user id when they are old, or not approved yet, or the OA is a state agency', async () => {
    expect((await template({}, 't-old')).error).toBe(-249);
    expect((await template({}, 't-waits')).error).toBe(-131);
    const body = { user_id: userId, template_id: 't-due', template_data: data };
    expect((await stage.call('/v3.0/oa/message/template', body, agency)).error).toBe(-235);
  });

  it('are listed with their parameters and prices', async () => {
    const list = await stage.call('/template/all?offset=0&limit=100');
    expect(list.data).toMatchObject({ length: 5 });
    expect((await stage.call('/template/all?offset=0&limit=101')).error).toBe(-132);
    expect((await stage.call('/template/all?offset=0&limit=9&status=2')).data).toMatchObject([
      { templateId: 't-waits', status: 'PENDING_REVIEW' },
    ]);
    const info = await stage.call('/template/info/v2?template_id=t-power');
    expect(info.data).toMatchObject({
      templateName: 'Báo lịch cắt điện',
      templateTag: 'CUSTOMER_CARE',
      price_sdt: '200',
      price_uid: '150',
    });
    expect(info.data?.listParams).toMatchObject([{ name: 'name', type: 'NAME', maxLength: 30 }, {}, {}]);
    const old = await stage.call('/template/info/v2?template_id=t-old');
    expect(old.data).not.toHaveProperty('price_uid');
    expect((await stage.call('/template/info/v2?template_id=none')).error).toBe(-109);
  });

  describe('of an OA that lacks something', () => {
    const oas = (lack: object) => [
      { oaId: business, name: 'A', oaSecret: 'oa-secret-demo', ...lack },
      { oaId: agency, name: 'B', oaSecret: 'oa-secret-demo', oaType: 4 as const },
    ];
    const phone = '84912345678';
    const both = async (poor: Stage) => {
      poor.sim.citizen(business, '3000000000000000002', { phone });
      const filled = { template_id: 't-due', template_data: data };
      return [
        (await poor.call('/v3.0/oa/message/template', { user_id: userId, ...filled })).error,
        (await poor.call('/message/template', { phone, tracking_id: 'x', ...filled })).error,
      ];
    };

    it.each<[string, object, [number, number]]>([
      ['a package', { packageName: 'Tiêu chuẩn' }, [-224, -135]],
      ['a ZBS account', { zbsBalance: null }, [-320, -136]],
      ['money', { zbsBalance: 99 }, [-321, -137]],
      ['templates today', { templatesPerDay: 0 }, [-211, -144]],
    ])('are refused without %s', async (_, lack, codes) => {
      await onStage({ oas: oas(lack) }, async (poor) => {
        expect(await both(poor)).toEqual(codes);
      });
    });

    it('cost money and count for the day, which begins anew', async () => {
      await onStage({ oas: oas({ zbsBalance: 500, templatesPerDay: 2 }) }, async (poor) => {
        expect(await both(poor)).toEqual([0, 0]);
        expect(await both(poor)).toEqual([-211, -144]);
        expect((await poor.call('/message/quota')).data).toEqual({ dailyQuota: '2', remainingQuota: '0' });
        await poor.sim.clock.advance(hours(24));
        expect(await both(poor)).toEqual([0, -137]);
      });
    });
  });

  it('by phone rest at night', async () => {
    await onStage({ now: () => Date.parse('2026-11-23T22:00:00+07:00') }, async (night) => {
      night.sim.citizen(business, '3000000000000000002', { phone: '84912345678' });
      const body = { phone: '84912345678', template_id: 't-due', template_data: data, tracking_id: 'x' };
      expect((await night.call('/message/template', body)).error).toBe(-133);
    });
  });

  it('replaced free-form promotion', async () => {
    expect((await stage.call('/v3.0/oa/message/promotion', textTo(userId, 'a'))).error).toBe(-233);
  });
});
