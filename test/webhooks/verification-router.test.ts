import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import express from 'express';
import { createVerificationRouter } from '../../webhooks/zalo/create-verification-router.js';

let server: Server;
async function serve(code: string): Promise<(path: string) => Promise<{ status: number; body: string }>> {
  const app = express().use(createVerificationRouter({ code, title: 'Một Cửa <Chat>' }));
  server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return async (path) => {
    const answer = await fetch(`${base}${path}`);
    return { status: answer.status, body: await answer.text() };
  };
}
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const TAG = '<meta name="zalo-platform-site-verification" content="Ab_1-z" />';

describe('createVerificationRouter', () => {
  it.each(['/zalo_verifierAb_1-z.html', '/webhooks/zalo/zalo_verifierAb_1-z.html', '/'])(
    'shows the tag in the head of %s',
    async (path) => {
      const { status, body } = await (await serve('Ab_1-z'))(path);
      expect(status).toBe(200);
      expect(body.slice(body.indexOf('<head>'), body.indexOf('</head>'))).toContain(TAG);
    },
  );

  it('answers only for its own code', async () => {
    const get = await serve('Ab_1-z');
    expect((await get('/zalo_verifierOther.html')).status).toBe(404);
  });

  it('shows a home page without a tag when there is no code', async () => {
    const get = await serve('');
    const { status, body } = await get('/');
    expect(status).toBe(200);
    expect(body).toContain('Một Cửa &lt;Chat&gt;');
    expect(body).not.toContain('meta name');
    expect((await get('/zalo_verifier.html')).status).toBe(404);
  });
});
