import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createSimulator } from '../../simulator/create-simulator.js';
import { textTo } from './echo-bot.js';
import { appId, appSecret, business, hours, oaSecret, type Stage, setStage, userId } from './stage.js';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.close());

const texts = () =>
  stage.sim
    .citizen(business, userId)
    .replies()
    .map(({ text }) => text);
const impatient = (path: string, ms: number) => {
  const { access_token } = stage.sim.mintTokens(business);
  return fetch(stage.sim.url + path, {
    method: 'POST',
    headers: { access_token, 'content-type': 'application/json' },
    body: JSON.stringify(textTo(userId, 'chào')),
    signal: AbortSignal.timeout(ms),
  });
};
const cs = '/v3.0/oa/message/cs';

describe('a fault', () => {
  it('answers the next calls with an error and is over then', async () => {
    stage.sim.faults.inject({ kind: 'error', code: -200, times: 2 });
    expect(await stage.cs({ text: 'a' })).toEqual({ error: -200, message: 'Send message failed' });
    expect((await stage.cs({ text: 'b' })).error).toBe(-200);
    expect((await stage.cs({ text: 'c' })).error).toBe(0);
    expect(texts()).toEqual(['c']);
    expect(stage.sim.refusals()).toEqual([]);
  });

  it('can lie: an error although it was delivered', async () => {
    stage.sim.faults.inject({ kind: 'errorButDone', code: -200 });
    expect((await stage.cs({ text: 'a' })).error).toBe(-200);
    expect(texts()).toEqual(['a']);
  });

  it.each([
    ['cut', []],
    ['cutButDone', ['chào']],
  ] as const)('cuts the connection: %s', async (kind, arrived) => {
    stage.sim.faults.inject({ kind });
    await expect(impatient(cs, 5000)).rejects.toThrow('fetch failed');
    expect(texts()).toEqual(arrived);
  });

  it.each([
    ['timeout', []],
    ['timeoutButDone', ['chào']],
  ] as const)('never answers: %s', async (kind, arrived) => {
    stage.sim.faults.inject({ kind });
    await expect(impatient(cs, 200)).rejects.toThrow('timeout');
    expect(texts()).toEqual(arrived);
  });

  it('answers 500 without JSON', async () => {
    stage.sim.faults.inject({ kind: 'serverError' });
    const response = await impatient(cs, 5000);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      500,
      'text/html; charset=utf-8',
    ]);
  });

  it('answers slowly', async () => {
    stage.sim.faults.inject({ kind: 'slow', ms: 150 });
    const began = performance.now();
    expect((await stage.cs({ text: 'a' })).error).toBe(0);
    expect(performance.now() - began).toBeGreaterThan(140);
  });

  it('strikes only what it is aimed at', async () => {
    stage.sim.faults.inject({ kind: 'error', code: -32, userId: 'another' });
    stage.sim.faults.inject({ kind: 'error', code: -200, on: 'upload' });
    expect((await stage.cs({ text: 'a' })).error).toBe(0);
    expect((await stage.call('/v2.0/oa/getoa')).error).toBe(0);
    expect(stage.sim.faults.list()).toHaveLength(2);
    stage.sim.faults.clear();
    stage.sim.faults.inject({ kind: 'error', code: -32, on: 'api' });
    expect((await stage.call('/v2.0/oa/getoa')).error).toBe(-32);
  });

  it('must make sense', () => {
    expect(() => stage.sim.faults.inject({ kind: 'error' })).toThrow('an error needs a code');
  });
});

describe('uploads', () => {
  const png = Buffer.from('\x89PNG\r\n\x1a\n....', 'latin1');
  async function upload(kind: string, bytes: Buffer, name: string) {
    const { access_token } = stage.sim.mintTokens(business);
    const body = new FormData();
    body.append('file', new Blob([bytes]), name);
    const url = `${stage.sim.url}/v2.0/oa/upload/${kind}`;
    const response = await fetch(url, { method: 'POST', headers: { access_token }, body });
    return (await response.json()) as { error: number; message: string; data?: Record<string, string> };
  }
  const picture = (attachment_id: unknown) => ({
    recipient: { user_id: userId },
    message: {
      attachment: {
        type: 'template',
        payload: { template_type: 'media', elements: [{ media_type: 'image', attachment_id }] },
      },
    },
  });
  const send = async (body: object) => {
    const { access_token } = stage.sim.mintTokens(business);
    const headers = { access_token, 'content-type': 'application/json' };
    const response = await fetch(stage.sim.url + cs, { method: 'POST', headers, body: JSON.stringify(body) });
    return ((await response.json()) as { error: number }).error;
  };

  it('can be sent for seven days', async () => {
    const id = (await upload('image', png, 'a.png')).data?.attachment_id;
    expect(await send(picture(id))).toBe(0);
    await stage.sim.settled();
    expect(stage.bot.names()).toContain('oa_send_image');
    await stage.sim.clock.advance(hours(24 * 7));
    await stage.sim.citizen(business, userId).say('còn không?');
    expect(await send(picture(id))).toBe(-100);
  });

  it('give a token for a file', async () => {
    const token = (await upload('file', Buffer.from('%PDF-1.4'), 'kết quả.pdf')).data?.token;
    const message = { attachment: { type: 'file', payload: { token } } };
    expect(await send({ recipient: { user_id: userId }, message })).toBe(0);
    expect(stage.sim.citizen(business, userId).replies()[0]).toMatchObject({ kind: 'file', size: 8 });
  });

  it.each<[string, Buffer, string, number]>([
    ['image', Buffer.from('%PDF-1.4'), 'a.png', -201],
    ['image', Buffer.concat([png, Buffer.alloc(1_000_000)]), 'a.png', -210],
    ['gif', png, 'a.gif', -201],
    ['file', png, 'a.pdf', -201],
    ['file', Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(5_000_000)]), 'a.pdf', -210],
  ])('are refused as %s when the content is wrong', async (kind, bytes, name, code) => {
    expect((await upload(kind, bytes, name)).error).toBe(code);
  });

  it('say which pictures they take', async () => {
    const { message } = await upload('image', Buffer.from('text'), 'a.png');
    expect(message).toBe('file is invalid. We only support png and jpeg');
  });
});

describe('a restart', () => {
  it('keeps chats, tokens, clock, files and waiting webhooks, and leaves no draft behind', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'simulator-'));
    const options = {
      appId,
      appSecret,
      webhookUrl: 'http://127.0.0.1:9/webhook',
      oas: [{ oaId: business, name: 'A', oaSecret }],
      dataFile: join(folder, 'state.json'),
      now: () => 1_800_000_000_000,
    };
    const before = createSimulator(options);
    await before.listen();
    await before.citizen(business, userId).sendPhoto(Buffer.from([0xff, 0xd8, 0xff]));
    await before.clock.advance(10_000);
    const { access_token } = before.mintTokens(business);
    const { url } = before.citizen(business, userId).messages()[0] ?? {};
    await before.close();
    expect((await readdir(folder)).sort()).toEqual(['state.json', 'state.json.media']);
    expect(JSON.parse(await readFile(options.dataFile, 'utf8'))).toHaveProperty('messages');

    const after = createSimulator({ ...options, webhookUrl: stage.bot.url });
    await after.listen();
    expect(after.clock.now()).toBe(1_800_000_010_000);
    expect(after.citizen(business, userId).messages()).toHaveLength(1);
    const headers = { access_token };
    expect(await (await fetch(`${after.url}/v2.0/oa/getoa`, { headers })).json()).toMatchObject({ error: 0 });
    expect((await fetch(after.url + new URL(url ?? '').pathname)).status).toBe(200);
    stage.bot.events.length = 0;
    await after.clock.advance(20_000);
    expect(stage.bot.names()).toEqual(['user_send_image']);
    await after.close();
    await rm(folder, { recursive: true });
  });
});
