import { describe, expect, it } from '@jest/globals';
import nock from 'nock';
import { TEMPLATE_ONLY_VERDICTS } from '../../src/adapters/zalo/template-verdicts.js';
import { retryAtFor } from '../../src/adapters/zalo/verdicts.js';
import { BUSINESS, createNoticeWorld } from './fakes/notice-world.js';
import { CITIZEN, OA, T0 } from './fakes/universe.js';
import { API, OAUTH, refusal, sentBody, watchTheNetwork } from './fakes/zalo-world.js';

watchTheNetwork();

const UID = '/v3.0/oa/message/template';
const PHONE = '/message/template';
const template = { templateId: '312345', data: { ten: 'Bà Bình', gio: '07:00–11:00' } };
const filled = { template_id: '312345', template_data: template.data };
const NOW = T0 + 120_000;
const byPhone = { error: 0, message: 'Success', data: { msg_id: 'z1', sent_time: '1780282800123' } };

describe('a template by user id', () => {
  it('is sent with its values, and not counted by the package', async () => {
    const { templates, limiter } = await createNoticeWorld();
    nock(API, { reqheaders: { access_token: 'access-1', 'content-type': 'application/json' } })
      .post(UID, { user_id: CITIZEN, ...filled })
      .reply(200, sentBody('t1', { quota_type: 'purchase_quota', remain: 4821 }));

    const sent = { kind: 'sent', messageId: 't1', at: 1780282800123 };
    expect(await templates.sendByUid(OA, CITIZEN, template)).toEqual(sent);
    expect(limiter.taken).toBe(0);
  });

  it('stands in the ledger with who paid for it, by either way, and with why it was refused', async () => {
    const { templates, ledger } = await createNoticeWorld();
    nock(API)
      .post(UID)
      .reply(200, sentBody('t1', { quota_type: 'purchase_quota', remain: 4821 }));
    nock(API).post(UID).reply(200, refusal(-232));
    nock(BUSINESS)
      .post('/message/template')
      .reply(200, { error: 0, data: { msg_id: 'p1', quota: { dailyQuota: '500', remainingQuota: '499' } } });
    await templates.sendByUid(OA, CITIZEN, template);
    await templates.sendByUid(OA, CITIZEN, template);
    await templates.sendByPhone(OA, '0901234567', template, 'd-1');
    expect(ledger.entries).toEqual([
      { kind: 'sent', paidBy: 'bought' },
      { kind: 'refused', code: -232 },
      { kind: 'sent', paidBy: 'billed' },
    ]);
  });

  it('has composed letters, whatever came in', async () => {
    const { templates } = await createNoticeWorld();
    const body = { user_id: CITIZEN, template_id: '1', template_data: { ten: 'Ninh Thạnh' } };
    nock(API).post(UID, body).reply(200, sentBody());
    const decomposed = { templateId: '1', data: { ten: 'Ninh Thạnh'.normalize('NFD') } };
    expect(await templates.sendByUid(OA, CITIZEN, decomposed)).toMatchObject({ kind: 'sent' });
  });

  it('carries the proof when the app demands it', async () => {
    const { templates } = await createNoticeWorld({ sendProof: true });
    nock(API, { reqheaders: { appsecret_proof: 'proof-of-access-1' } })
      .post(UID)
      .reply(200, sentBody());
    expect(await templates.sendByUid(OA, CITIZEN, template)).toMatchObject({ kind: 'sent' });
  });

  it('of a state agency, which has no v3, waits for a person', async () => {
    const { templates, transports } = await createNoticeWorld({ transport: 'state' });
    nock(API).post(UID).reply(200, refusal(-235));
    const outcome = { kind: 'refused', class: 'human', code: -235, elsewhere: true };
    expect(await templates.sendByUid(OA, CITIZEN, template)).toEqual(outcome);
    expect(transports.stored()).toBe('state');
  });

  it.each([
    [-224, 'human'],
    [-321, 'human'],
    [-115, 'human'],
    [-244, 'unreachable'],
    [-139, 'unreachable'],
    [-201, 'bug'],
  ])('that ends with %i says so, and that no other way is left', async (code, expected) => {
    const { templates } = await createNoticeWorld();
    nock(API).post(UID).reply(200, refusal(code));
    expect(await templates.sendByUid(OA, CITIZEN, template)).toEqual({
      ...{ kind: 'refused', class: expected, code },
    });
  });

  it.each([
    [-213, 'unreachable'],
    [-217, 'unreachable'],
    [-227, 'unreachable'],
    [-230, 'unreachable'],
    [-232, 'unreachable'],
    [-249, 'bug'],
  ])('that ends with %i was shown to nobody, and may go by another way', async (code, expected) => {
    const { templates } = await createNoticeWorld();
    nock(API).post(UID).reply(200, refusal(code));
    expect(await templates.sendByUid(OA, CITIZEN, template)).toEqual({
      ...{ kind: 'refused', class: expected, code, elsewhere: true },
    });
  });

  it('is not sent again after a doubtful answer', async () => {
    const { templates } = await createNoticeWorld();
    nock(API).post(UID).reply(200, refusal(-200));
    expect(await templates.sendByUid(OA, CITIZEN, template)).toEqual({
      kind: 'unknown',
      reason: 'error -200',
    });
  });
});

describe('a template by telephone', () => {
  it.each(['0912345678', '+84 912 345 678', '84912345678', '0912.345.678', '912345678'])(
    'goes to %s as 84912345678',
    async (phone) => {
      const { templates, limiter } = await createNoticeWorld();
      nock(BUSINESS, { reqheaders: { access_token: 'access-1' } })
        .post(PHONE, { phone: '84912345678', ...filled, tracking_id: 'n1-7' })
        .reply(200, byPhone);
      const sent = { kind: 'sent', messageId: 'z1', at: 1780282800123 };
      expect(await templates.sendByPhone(OA, phone, template, 'n1-7')).toEqual(sent);
      expect(limiter.taken).toBe(0);
    },
  );

  it.each(['', 'không có', '113', '+1 202 555 0100'])('is not tried with the number "%s"', async (phone) => {
    const { templates } = await createNoticeWorld();
    const outcome = { kind: 'refused', class: 'unreachable', code: -108 };
    expect(await templates.sendByPhone(OA, phone, template, 'n1-7')).toEqual(outcome);
  });

  it.each(['', 'x'.repeat(49)])('is not tried with the tracking id "%s"', async (trackingId) => {
    const { templates, signals } = await createNoticeWorld();
    const outcome = { kind: 'refused', class: 'bug', code: -210 };
    expect(await templates.sendByPhone(OA, '0912345678', template, trackingId)).toEqual(outcome);
    expect(signals.heard).toEqual([{ name: 'oversized-message', oaId: OA }]);
  });

  it('may have a tracking id of 48 characters', async () => {
    const { templates } = await createNoticeWorld();
    nock(BUSINESS).post(PHONE).reply(200, byPhone);
    const outcome = await templates.sendByPhone(OA, '0912345678', template, 'x'.repeat(48));
    expect(outcome).toMatchObject({ kind: 'sent' });
  });

  it.each([...TEMPLATE_ONLY_VERDICTS])('that ends with %i is refused by its class', async (code, verdict) => {
    const { templates, signals } = await createNoticeWorld();
    nock(BUSINESS).post(PHONE).reply(200, refusal(code));
    const expected =
      verdict.is === 'later'
        ? { class: 'later', retryAt: retryAtFor(verdict.wait, NOW) }
        : { class: verdict.is === 'refused' && verdict.class };
    const outcome = await templates.sendByPhone(OA, '0912345678', template, 'n1');
    expect(outcome).toEqual({ kind: 'refused', code, ...expected });
    expect(signals.heard).toEqual([]);
  });

  it('with a code that nobody knows is a bug and an alarm', async () => {
    const { templates, signals } = await createNoticeWorld();
    nock(BUSINESS).post(PHONE).reply(200, refusal(-9999));
    const outcome = await templates.sendByPhone(OA, '0912345678', template, 'n1');
    expect(outcome).toEqual({ kind: 'refused', class: 'bug', code: -9999 });
    expect(signals.heard).toEqual([{ name: 'unknown-code', oaId: OA, code: -9999 }]);
  });

  it('renews a refused token once and goes on', async () => {
    const { templates } = await createNoticeWorld();
    nock(BUSINESS).post(PHONE).reply(200, refusal(-124));
    nock(OAUTH)
      .post('/v4/oa/access_token')
      .reply(200, { access_token: 'access-2', refresh_token: 'refresh-2', expires_in: '90000' });
    nock(BUSINESS, { reqheaders: { access_token: 'access-2' } })
      .post(PHONE)
      .reply(200, byPhone);
    const outcome = await templates.sendByPhone(OA, '0912345678', template, 'n1');
    expect(outcome).toMatchObject({ kind: 'sent' });
  });

  it.each([
    [
      'cut',
      (mock: nock.Interceptor) => mock.replyWithError(Object.assign(new Error('x'), { code: 'ECONNRESET' })),
    ],
    ['silent', (mock: nock.Interceptor) => mock.delay(400).reply(200, byPhone)],
    ['unreadable', (mock: nock.Interceptor) => mock.reply(502, '<html>')],
    ['without an id', (mock: nock.Interceptor) => mock.reply(200, { error: 0, data: {} })],
  ])('whose answer is %s is of unknown outcome and not repeated', async (_, behave) => {
    const { templates } = await createNoticeWorld({ timeoutMs: 100 });
    behave(nock(BUSINESS).post(PHONE));
    const outcome = await templates.sendByPhone(OA, '0912345678', template, 'n1');
    expect(outcome).toMatchObject({ kind: 'unknown' });
  });

  it('that never left is tried again later', async () => {
    const { templates } = await createNoticeWorld();
    nock(BUSINESS)
      .post(PHONE)
      .replyWithError(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }));
    const outcome = await templates.sendByPhone(OA, '0912345678', template, 'n1');
    expect(outcome).toEqual({ kind: 'refused', class: 'later', code: 0 });
  });
});
