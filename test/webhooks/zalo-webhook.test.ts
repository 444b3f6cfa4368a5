import { createHash } from 'node:crypto';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import express from 'express';
import type { Arrival } from '../../src/inbox/arrival.js';
import type { Recorded } from '../../src/inbox/create-recorder.js';
import { createZaloWebhookRouter } from '../../webhooks/zalo/create-zalo-webhook-router.js';
import { APP, fromUser, OA, SAMPLES, TIME, USER } from './samples.js';

const OTHER_OA = '900000000000000001';
const SECRETS = new Map([
  [OA, ['new-secret', 'old-secret']],
  [OTHER_OA, ['other-secret']],
]);

let server: Server;
let base: string;
let arrivals: Arrival[];
let nudged: string[];
let counted: string[];
let logged: unknown[];
let consents: unknown[];
let record: (arrival: Arrival) => Promise<Recorded>;
let nudge: (id: string) => Promise<void>;

beforeAll(async () => {
  const app = express();
  const note = (facts: unknown) => void logged.push(facts);
  app.use(
    createZaloWebhookRouter({
      appId: APP,
      secretsOf: (oaId) => SECRETS.get(oaId),
      recorder: { record: (arrival) => record(arrival) },
      nudge: (id) => nudge(id),
      finishConnect: async (consent) => {
        consents.push(consent);
        return '/console/accounts';
      },
      counters: {
        event: (name, fate) => void counted.push(`${name} ${fate}`),
        refused: (reason) => void counted.push(`refused ${reason}`),
        oddity: (what) => void counted.push(`odd ${what}`),
      },
      log: { warn: note, error: note },
      now: () => TIME + 200,
    }),
  );
  server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  [arrivals, nudged, counted, logged, consents] = [[], [], [], [], []];
  record = async (arrival) => {
    arrivals.push(arrival);
    return 'recorded';
  };
  nudge = async (id) => void nudged.push(id);
});

const sign = (body: string, { secret = 'new-secret', timestamp = String(TIME) } = {}): string =>
  `mac=${createHash('sha256').update(`${APP}${body}${timestamp}${secret}`).digest('hex')}`;

async function post(body: string | Buffer, headers: Record<string, string> = {}): Promise<number> {
  const answer = await fetch(`${base}/webhooks/zalo`, {
    method: 'POST',
    body: new Uint8Array(Buffer.from(body)),
    headers: { 'content-type': 'application/json', ...headers },
  });
  return answer.status;
}
const postSigned = (
  event: object,
  how: Parameters<typeof sign>[1] = {},
  headers: Record<string, string> = {},
) => {
  const body = JSON.stringify(event);
  return post(body, { 'x-zevent-signature': sign(body, how), ...headers });
};
const text = (over: object = {}) => ({
  ...fromUser('user_send_text', { text: 'xin chào', msg_id: 'm1' }),
  ...over,
});

describe('POST /webhooks/zalo', () => {
  it('records a signed event, nudges its conversation and answers 200', async () => {
    await expect(postSigned(text())).resolves.toBe(200);
    expect(arrivals).toEqual([
      {
        kind: 'event',
        event: {
          eventId: `${OA}-m1`,
          conversationId: `${OA}-${USER}`,
          receivedAt: TIME + 200,
          event: { type: 'said', at: TIME, text: 'xin chào' },
        },
      },
    ]);
    expect(nudged).toEqual([`${OA}-${USER}`]);
    expect(counted).toEqual(['user_send_text recorded']);
    expect(logged).toEqual([]);
  });

  it.each(SAMPLES.map(({ body, fate }) => [String(body.event_name), body, fate] as const))(
    'answers 200 to %s',
    async (name, body, fate) => {
      await expect(postSigned(body)).resolves.toBe(200);
      expect(counted).toEqual([`${name} ${fate}`]);
      expect(arrivals).toHaveLength(fate === 'recorded' ? 1 : 0);
    },
  );

  it('takes a body in any order of keys and with any blanks, as its bytes are signed', async () => {
    const { message, ...rest } = text() as Record<string, unknown>;
    const body = JSON.stringify({ message, ...rest }, null, 2);
    await expect(post(body, { 'x-zevent-signature': sign(body) })).resolves.toBe(200);
    expect(arrivals).toHaveLength(1);
  });

  it('takes ids that come as bare numbers, to the last digit', async () => {
    const body = JSON.stringify(text()).replace(`"${USER}"`, USER).replace(`"${OA}"`, OA);
    await expect(post(body, { 'x-zevent-signature': sign(body) })).resolves.toBe(200);
    expect(arrivals).toMatchObject([{ event: { conversationId: `${OA}-${USER}` } }]);
  });

  it('takes a signature by the older of two secrets', async () => {
    await expect(postSigned(text(), { secret: 'old-secret' })).resolves.toBe(200);
    expect(arrivals).toHaveLength(1);
  });

  it('serves several accounts, each with its own secret', async () => {
    const event = text({ recipient: { id: OTHER_OA } });
    await expect(postSigned(event, { secret: 'other-secret' })).resolves.toBe(200);
    expect(arrivals).toMatchObject([
      { event: { conversationId: `${OTHER_OA}-${USER}`, eventId: `${OTHER_OA}-m1` } },
    ]);
    await expect(postSigned(event, { secret: 'new-secret' })).resolves.toBe(401);
  });

  it('does not let one account speak for another', async () => {
    await expect(postSigned({ ...text({ recipient: { id: OTHER_OA } }), oa_id: OA })).resolves.toBe(200);
    expect(arrivals).toEqual([]);
    expect(counted).toEqual(['user_send_text foreign']);
  });

  it('counts when only the timestamp of the header fits', async () => {
    await expect(postSigned(text(), { timestamp: '77' }, { 'x-zevent-timestamp': '77' })).resolves.toBe(200);
    expect(counted).toEqual(['odd header-timestamp', 'user_send_text recorded']);
  });

  it('counts and tolerates keys and events that it does not know', async () => {
    await expect(postSigned(text({ brand_new: 1 }))).resolves.toBe(200);
    await expect(postSigned(text({ event_name: 'user_danced' }))).resolves.toBe(200);
    expect(counted).toEqual(['odd unknown-key', 'user_send_text recorded', 'other unknown']);
    expect(arrivals).toHaveLength(1);
  });

  it('answers 200 to an event that is not what its name says', async () => {
    await expect(postSigned(text({ sender: { name: 'Lan' }, event_name: 'user_send_text' }))).resolves.toBe(
      200,
    );
    expect(counted).toEqual(['user_send_text malformed']);
    expect(JSON.stringify(logged)).not.toContain('Lan');
  });

  it.each(['', '{}', ' {\n} '])('answers 200 to the unsigned probe %j', async (body) => {
    await expect(post(body, { 'content-type': 'text/plain' })).resolves.toBe(200);
    await expect(post(body)).resolves.toBe(200);
    expect([arrivals, counted]).toEqual([[], []]);
  });

  it('hands receipts on without waking a conversation', async () => {
    const seen = SAMPLES.find(({ body }) => body.event_name === 'user_seen_message');
    await postSigned(seen?.body ?? {});
    expect(arrivals).toMatchObject([{ kind: 'receipt' }]);
    expect(nudged).toEqual([]);
  });

  it('nudges also for a duplicate, whose first nudge may have been lost, but not for what is only spooled', async () => {
    record = async () => 'duplicate';
    await postSigned(text());
    record = async () => 'spooled';
    await postSigned(text());
    expect(nudged).toHaveLength(1);
    expect(counted).toEqual(['user_send_text duplicate', 'user_send_text spooled']);
  });

  it('answers before a slow nudge and in spite of a failing one', async () => {
    nudge = () => new Promise(() => undefined);
    await expect(postSigned(text())).resolves.toBe(200);
    nudge = () => Promise.reject(new Error('redis is away'));
    await expect(postSigned(text())).resolves.toBe(200);
  });

  it('does not promise what neither the database nor the disk took', async () => {
    record = () => Promise.reject(new Error('no space left'));
    await expect(postSigned(text())).resolves.toBe(503);
    expect(counted).toEqual(['user_send_text lost']);
    expect(logged).toMatchObject([{ event: 'webhook-lost', name: 'user_send_text' }]);
  });

  it('calls for somebody when an account takes its permission back', async () => {
    await postSigned({ app_id: APP, event_name: 'permission_revoked', oa_id: OA, timestamp: String(TIME) });
    expect(logged).toEqual([{ event: 'permission-revoked', oaId: OA }]);
  });
});

describe('POST /webhooks/zalo refuses', () => {
  const secretText = 'tôi là Nguyễn Thị Lan';
  const body = JSON.stringify(text({ message: { text: secretText, msg_id: 'm1' } }));
  const unknown = JSON.stringify(text({ recipient: { id: '111' }, sender: { id: '222' } }));
  const huge = JSON.stringify(text({ padding: 'x'.repeat(1_100_000) }));
  const signed = { 'x-zevent-signature': sign(body) };

  it.each<[string, string | Buffer, Record<string, string>, number]>([
    ['unsigned', body, {}, 401],
    ['bad-signature', body, { 'x-zevent-signature': sign(`${body} `) }, 401],
    ['bad-signature', body, { 'x-zevent-signature': 'mac=00' }, 401],
    ['unknown-account', unknown, { 'x-zevent-signature': sign(unknown) }, 401],
    ['broken-json', `${body}}`, { 'x-zevent-signature': sign(`${body}}`) }, 400],
    ['broken-json', '[]', { 'x-zevent-signature': sign('[]') }, 400],
    ['broken-json', 'null', { 'x-zevent-signature': sign('null') }, 400],
    ['wrong-content-type', body, { ...signed, 'content-type': 'text/plain' }, 415],
    ['encoded', body, { ...signed, 'content-encoding': 'gzip' }, 415],
    ['too-large', huge, { 'x-zevent-signature': sign(huge) }, 413],
  ])('%s', async (reason, sent, headers, status) => {
    await expect(post(sent, headers)).resolves.toBe(status);
    expect(arrivals).toEqual([]);
    expect(counted).toEqual([`refused ${reason}`]);
    expect(JSON.stringify(logged)).not.toMatch(/Lan|2468458835296197922/);
  });

  it('a body that breaks off', async () => {
    const half = request(`${base}/webhooks/zalo`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': '1000', ...signed },
    });
    half.on('error', () => undefined);
    half.write(body.slice(0, 50), () => half.destroy());
    await new Promise((resolve) => half.once('close', resolve));
    await expect(postSigned(text())).resolves.toBe(200);
    expect(arrivals).toHaveLength(1);
  });
});

describe('GET /webhooks/zalo', () => {
  it.each(['', '/', '?token=x', '?hub.challenge=1'])('answers 200 at %j', async (path) => {
    const answer = await fetch(`${base}/webhooks/zalo${path}`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('');
  });

  it('hands the consent of an administrator on and sends them to see how it went', async () => {
    const answer = await fetch(
      `${base}/webhooks/zalo/callback?code=abc&oa_id=${OA}&state=s1&code_challenge=x`,
      {
        redirect: 'manual',
      },
    );
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/console/accounts']);
    expect(consents).toEqual([{ oaId: OA, code: 'abc', state: 's1' }]);
  });

  it.each(['', '?code=abc', `?oa_id=${OA}`, '?code=abc&oa_id=x', `?code=a&code=b&oa_id=${OA}`])(
    'refuses a consent without its parts: %j',
    async (query) => {
      const answer = await fetch(`${base}/webhooks/zalo/callback${query}`, { redirect: 'manual' });
      expect(answer.status).toBe(400);
      expect(consents).toEqual([]);
    },
  );
});
