import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createZaloHttp } from '../../src/adapters/zalo/create-zalo-http.js';
import { exchange } from '../../src/adapters/zalo/exchange.js';

let server: Server | undefined;

afterEach(async () => {
  const running = server;
  server = undefined;
  running?.closeAllConnections();
  await new Promise<void>((resolve) => (running ? running.close(() => resolve()) : resolve()));
});

/** A real server on a real socket; resolves with its address. */
async function serve(listener: RequestListener): Promise<string> {
  const running = createServer(listener);
  server = running;
  await new Promise<void>((resolve) => running.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(running.address() as AddressInfo).port}`;
}

const post = (url: string, timeoutMs = 5_000) =>
  exchange(createZaloHttp({ timeoutMs }), { method: 'POST', url, headers: {}, body: '{}' });

describe('a request over a real socket', () => {
  it('was not sent when nobody listens', async () => {
    const url = await serve(() => undefined);
    await new Promise<void>((resolve) => server?.close(() => resolve()));
    expect(await post(url)).toEqual({ kind: 'notSent', reason: 'ECONNREFUSED' });
  });

  it('was not sent when the name does not resolve', async () => {
    expect(await post('http://zalo.invalid/')).toMatchObject({ kind: 'notSent' });
  });

  it('is lost when the socket is cut after the request', async () => {
    const url = await serve((request) => {
      request.resume().on('end', () => request.socket.destroy());
    });
    expect(await post(url)).toEqual({ kind: 'lost', reason: 'ECONNRESET' });
  });

  it('is lost when the answer breaks off', async () => {
    const url = await serve((request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"error":0', () => request.socket.destroy());
    });
    expect(await post(url)).toMatchObject({ kind: 'lost' });
  });

  it('is lost when no answer comes in time', async () => {
    const url = await serve(() => undefined);
    expect(await post(url, 100)).toEqual({ kind: 'lost', reason: 'ECONNABORTED' });
  });

  it('is lost when the answer begins but does not end in time', async () => {
    const url = await serve((_, response) => {
      response.write('{');
    });
    expect(await post(url, 100)).toMatchObject({ kind: 'lost' });
  });

  it('is lost when the answer trickles in for longer than anybody waits', async () => {
    let drip: NodeJS.Timeout | undefined;
    const url = await serve((_, response) => {
      drip = setInterval(() => response.write(' '), 30);
    });
    const before = performance.now();
    expect(await post(url, 100)).toMatchObject({ kind: 'lost' });
    expect(performance.now() - before).toBeLessThan(1_000);
    clearInterval(drip);
  });

  it('does not follow redirects, which would send a token elsewhere', async () => {
    const url = await serve((_, response) => {
      response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
    });
    expect(await post(url)).toEqual({ kind: 'response', status: 302, text: '' });
  });

  it('keeps its socket for the next one', async () => {
    const sockets = new Set<unknown>();
    const url = await serve((request, response) => {
      sockets.add(request.socket);
      request.resume().on('end', () => response.end('{"a":"Thạnh"}'));
    });
    const http = createZaloHttp({ timeoutMs: 5_000 });
    for (let i = 0; i < 3; i++) {
      const answer = await exchange(http, { method: 'POST', url, headers: {}, body: '{}' });
      expect(answer).toEqual({ kind: 'response', status: 200, text: '{"a":"Thạnh"}' });
    }
    expect(sockets.size).toBe(1);
  });
});
