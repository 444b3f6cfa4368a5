import { describe, expect, it } from '@jest/globals';
import nock from 'nock';
import { BUSINESS, createNoticeWorld } from './fakes/notice-world.js';
import { OA } from './fakes/universe.js';
import { API, refusal, watchTheNetwork } from './fakes/zalo-world.js';

watchTheNetwork();

const success = (data: unknown) => ({ error: 0, message: 'Success', data });
const V3 = '/v3.0/oa/quota/message';
const V2 = '/v2.0/oa/quota/message';
const list = (offset: number) =>
  nock(BUSINESS, { reqheaders: { access_token: 'access-1' } })
    .get('/template/all')
    .query({ offset, limit: 100 });
const info = (template_id: string) => nock(BUSINESS).get('/template/info/v2').query({ template_id });
const aTemplate = (over: object = {}) => ({
  templateId: 312345,
  templateName: 'Thông báo lịch cắt điện',
  status: 'ENABLE',
  listParams: [{ name: 'ten', require: true, type: 'NAME', maxLength: 30, minLength: 0, acceptNull: false }],
  templateTag: 'CUSTOMER_CARE',
  price_sdt: '200',
  price_uid: 120,
  ...over,
});

describe('the approved templates', () => {
  it('are read with their places and prices', async () => {
    const { quotas, limiter } = await createNoticeWorld();
    list(0).reply(200, success([{ templateId: 312345 }, { templateId: '7' }]));
    info('312345').reply(200, success(aTemplate()));
    info('7').reply(200, success(aTemplate({ templateId: '7', status: 'PENDING_REVIEW', price_uid: null })));
    const params = [{ name: 'ten', type: 'NAME', required: true, maxLength: 30 }];
    const name = 'Thông báo lịch cắt điện';
    expect(await quotas.templates(OA)).toEqual([
      { id: '312345', name, status: 'enabled', params, price: { uid: 120, phone: 200 } },
      { id: '7', name, status: 'pending', params, price: { uid: null, phone: 200 } },
    ]);
    expect(limiter.taken).toBe(0);
  });

  it.each([
    ['REJECT', 'rejected'],
    ['DISABLE', 'disabled'],
    ['WHATEVER', 'disabled'],
  ])('with the status %s are %s', async (status, expected) => {
    const { quotas } = await createNoticeWorld();
    list(0).reply(200, success([{ templateId: '7' }]));
    info('7').reply(200, success(aTemplate({ status })));
    expect(await quotas.templates(OA)).toMatchObject([{ status: expected }]);
  });

  it('are read page by page', async () => {
    const { quotas } = await createNoticeWorld();
    const hundred = Array.from({ length: 100 }, (_, n) => ({ templateId: String(n + 1) }));
    list(0).reply(200, success(hundred));
    list(100).reply(200, success([]));
    nock(BUSINESS).get('/template/info/v2').query(true).times(100).reply(200, success(aTemplate()));
    expect(await quotas.templates(OA)).toHaveLength(100);
  });

  it('are not given with places that cannot be read: nobody could fill them', async () => {
    const { quotas } = await createNoticeWorld();
    list(0).reply(200, success([{ templateId: '7' }]));
    info('7').reply(200, success(aTemplate({ listParams: [{ name: 'ten' }] })));
    expect(await quotas.templates(OA)).toEqual({ kind: 'refused', class: 'later', code: 0 });
  });

  it.each([-135, -136, -117])('are refused with %i for somebody to act', async (code) => {
    const { quotas } = await createNoticeWorld();
    list(0).reply(200, refusal(code));
    expect(await quotas.templates(OA)).toEqual({ kind: 'refused', class: 'human', code });
  });

  it('are refused for now when the platform is away', async () => {
    const { quotas } = await createNoticeWorld();
    list(0).reply(502, '<html>');
    expect(await quotas.templates(OA)).toEqual({ kind: 'refused', class: 'later', code: 0 });
  });
});

describe('what is left', () => {
  const day = () => nock(BUSINESS).get('/message/quota');
  const dayLeft = success({ dailyQuota: '500', remainingQuota: '499' });
  const cs = { quota_owner: 'OA', product_type: 'cs', quota_type: 'sub_quota' };

  it('of a business OA is asked on v3 and added up', async () => {
    const { quotas } = await createNoticeWorld({ transport: 'business' });
    nock(API)
      .post(V3, cs)
      .reply(
        200,
        success([
          { total: 500, remain: 12 },
          { total: '100', remain: '100' },
        ]),
      );
    day().reply(200, dayLeft);
    expect(await quotas.left(OA)).toEqual({
      consultation: { left: 112, total: 600 },
      templates: { left: 499, total: 500 },
      broadcasts: null,
    });
  });

  it('of a state agency is asked on v2', async () => {
    const { quotas } = await createNoticeWorld({ transport: 'state' });
    nock(API)
      .post(V2, {})
      .reply(200, success({ type: 'active', remain: 2000, total: 2000 }));
    day().reply(200, refusal(-136));
    expect(await quotas.left(OA)).toEqual({
      consultation: { left: 2000, total: 2000 },
      templates: null,
      broadcasts: null,
    });
  });

  it('is nothing where the OA has no such thing', async () => {
    const { quotas } = await createNoticeWorld({ transport: 'business' });
    nock(API).post(V3).reply(200, success([]));
    day().reply(200, refusal(-320));
    expect(await quotas.left(OA)).toEqual({ consultation: null, templates: null, broadcasts: null });
  });

  it.each([
    ['the app was removed', refusal(-219), dayLeft, { class: 'human', code: -219 }],
    ['the package is too small', refusal(-224), dayLeft, { class: 'human', code: -224 }],
    ['… as the other host says it', success([]), refusal(-135), { class: 'human', code: -135 }],
    ['the day cannot be read', success([]), success({}), { class: 'later', code: 0 }],
  ])('is refused when %s', async (_, first, second, expected) => {
    const { quotas } = await createNoticeWorld({ transport: 'business' });
    nock(API).post(V3).reply(200, first);
    if (first.error === 0) day().reply(200, second);
    expect(await quotas.left(OA)).toEqual({ kind: 'refused', ...expected });
  });
});
