import { describe, expect, it } from '@jest/globals';
import nock from 'nock';
import { VERDICTS } from '../../src/adapters/zalo/verdicts.js';
import { CITIZEN, OA } from './fakes/universe.js';
import { API, createZaloWorld, refusal, sentBody, watchTheNetwork } from './fakes/zalo-world.js';

watchTheNetwork();

const V3 = '/v3.0/oa/message/cs';
const V2 = '/v2.0/oa/message';
const GETOA = '/v2.0/oa/getoa';
const hello = { text: 'Xin chào', buttons: [{ label: 'Có', payload: '#co' }] };
const body = {
  recipient: { user_id: CITIZEN },
  message: {
    text: 'Xin chào',
    attachment: {
      type: 'template',
      payload: { buttons: [{ title: 'Có', type: 'oa.query.hide', payload: '#co' }] },
    },
  },
};
const anOa = (type: unknown) => ({
  data: { oaid: OA, name: 'UBND phường', oa_type: type },
  error: 0,
  message: 'Success',
});

describe('the transport of an OA', () => {
  it.each([
    ['a business', 2, V3, 'business'],
    ['a state agency', 4, V2, 'state'],
    ['a state agency told as a string', '4', V2, 'state'],
  ])('is asked once at first use: %s', async (_, type, path, transport) => {
    const { messenger, transports } = await createZaloWorld();
    nock(API, { reqheaders: { access_token: 'access-1' } })
      .get(GETOA)
      .reply(200, anOa(type));
    nock(API).post(path, body).twice().reply(200, sentBody());
    expect(await messenger.send(OA, CITIZEN, hello)).toMatchObject({ kind: 'sent' });
    expect(await messenger.send(OA, CITIZEN, hello)).toMatchObject({ kind: 'sent' });
    expect(transports.stored()).toBe(transport);
  });

  it('is asked once for many first messages at the same time', async () => {
    const { messenger } = await createZaloWorld();
    nock(API).get(GETOA).delay(10).reply(200, anOa(4));
    nock(API).post(V2).times(5).reply(200, sentBody());
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => messenger.send(OA, CITIZEN, hello)));
    expect(outcomes.every(({ kind }) => kind === 'sent')).toBe(true);
  });

  it('that was remembered is used without asking', async () => {
    const { messenger } = await createZaloWorld({ transport: 'state' });
    nock(API).post(V2, body).reply(200, sentBody());
    expect(await messenger.send(OA, CITIZEN, hello)).toMatchObject({ kind: 'sent' });
  });

  it.each([
    ['business', V3, -235, V2, 'state'],
    ['state', V2, -240, V3, 'business'],
  ] as const)(
    'is switched from %s on its own code, used at once and remembered',
    async (from, path, code, other, to) => {
      const { messenger, transports, signals } = await createZaloWorld({ transport: from });
      nock(API).post(path, body).reply(200, refusal(code));
      nock(API).post(other, body).twice().reply(200, sentBody());
      expect(await messenger.send(OA, CITIZEN, hello)).toMatchObject({ kind: 'sent' });
      expect(transports.stored()).toBe(to);
      expect(signals.heard).toEqual([{ name: 'transport-switched', oaId: OA, transport: to }]);
      expect(await messenger.send(OA, CITIZEN, hello)).toMatchObject({ kind: 'sent' });
    },
  );

  it('is switched as well when the other one refuses this citizen', async () => {
    const { messenger, transports } = await createZaloWorld({ transport: 'business' });
    nock(API).post(V3).reply(200, refusal(-235));
    nock(API).post(V2).reply(200, refusal(-230));
    expect(await messenger.send(OA, CITIZEN, hello)).toEqual({
      kind: 'refused',
      class: 'unreachable',
      code: -230,
      elsewhere: true,
    });
    expect(transports.stored()).toBe('state');
  });

  it('stays when both refuse the OA, and the operator is called', async () => {
    const { messenger, transports } = await createZaloWorld({ transport: 'business' });
    nock(API).post(V3).reply(200, refusal(-235));
    nock(API).post(V2).reply(200, refusal(-240));
    expect(await messenger.send(OA, CITIZEN, hello)).toEqual({ kind: 'refused', class: 'human', code: -240 });
    expect(transports.stored()).toBe('business');
  });

  it('stays when the other one gives no answer', async () => {
    const { messenger, transports } = await createZaloWorld({ transport: 'business' });
    nock(API).post(V3).reply(200, refusal(-235));
    nock(API).post(V2).reply(502, 'Bad Gateway');
    expect(await messenger.send(OA, CITIZEN, hello)).toMatchObject({ kind: 'unknown' });
    expect(transports.stored()).toBe('business');
  });

  it.each([
    ['business', V3, -240],
    ['state', V2, -235],
  ] as const)('%s does not switch on the code of the other', async (transport, path, code) => {
    const { messenger, transports } = await createZaloWorld({ transport });
    nock(API).post(path).reply(200, refusal(code));
    expect(await messenger.send(OA, CITIZEN, hello)).toEqual({ kind: 'refused', class: 'human', code });
    expect(transports.stored()).toBe(transport);
  });

  it.each([...VERDICTS].filter(([, { is }]) => is !== 'transport' && is !== 'token').map(([code]) => code))(
    'state never falls back on %i',
    async (code) => {
      const { messenger, transports } = await createZaloWorld({ transport: 'state' });
      nock(API).post(V2).reply(200, refusal(code));
      expect(await messenger.send(OA, CITIZEN, hello)).not.toMatchObject({ kind: 'sent' });
      expect(transports.stored()).toBe('state');
    },
  );

  it('that cannot be stored does not spoil the message that was sent', async () => {
    const { messenger, transports, signals } = await createZaloWorld({ transport: 'business' });
    transports.remember = () => Promise.reject(new Error('MongoDB is away'));
    nock(API).post(V3).reply(200, refusal(-235));
    nock(API).post(V2).reply(200, sentBody());
    expect(await messenger.send(OA, CITIZEN, hello)).toMatchObject({ kind: 'sent' });
    expect(signals.names()).toEqual(['transport-switched', 'transport-not-remembered']);
  });
});

describe('an OA whose type cannot be learnt', () => {
  it('is treated as a business, which -235 would correct', async () => {
    const { messenger, transports } = await createZaloWorld();
    nock(API).get(GETOA).reply(200, anOa(undefined));
    nock(API).post(V3).reply(200, refusal(-235));
    nock(API).post(V2).reply(200, sentBody());
    expect(await messenger.send(OA, CITIZEN, hello)).toMatchObject({ kind: 'sent' });
    expect(transports.stored()).toBe('state');
  });

  it.each([
    ['is disabled', 200, refusal(-204), { class: 'human', code: -204 }],
    ['is out of calls', 200, refusal(-32), { class: 'later', code: -32 }],
    ['answers with a page', 200, '<html></html>', { class: 'later', code: 0 }],
    ['answers 500', 500, 'oops', { class: 'later', code: 0 }],
    ['refuses with a doubtful error', 200, refusal(-200), { class: 'later', code: -200 }],
    ['refuses with an unknown error', 200, refusal(-239), { class: 'later', code: -239 }],
  ])(
    'because it %s keeps the message, which never left, and is asked again',
    async (_, status, answer, refused) => {
      const { messenger, transports } = await createZaloWorld();
      nock(API).get(GETOA).reply(status, answer);
      expect(await messenger.send(OA, CITIZEN, hello)).toMatchObject({ kind: 'refused', ...refused });
      expect(transports.stored()).toBeUndefined();

      nock(API).get(GETOA).reply(200, anOa(2));
      nock(API).post(V3).reply(200, sentBody());
      expect(await messenger.send(OA, CITIZEN, hello)).toMatchObject({ kind: 'sent' });
    },
  );
});
