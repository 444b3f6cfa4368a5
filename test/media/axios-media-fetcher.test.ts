import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createAxiosMediaFetcher } from '../../src/adapters/media/create-axios-media-fetcher.js';
import { createPublicLookup } from '../../src/adapters/media/public-lookup.js';

const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
const PNG = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082',
  'hex',
);
const PDF = Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n');
const HEIC = Buffer.concat([
  Buffer.from('0000001866747970', 'hex'),
  Buffer.from('heic\0\0\0\0mif1heic'),
  Buffer.alloc(64),
]);
const EXE = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]);
const HTML = Buffer.from('<html><script>alert(1)</script></html>');

let server: Server;
let host: string;
let answer: RequestListener;
let asked: { url: string | undefined; headers: Record<string, unknown> }[];

beforeAll(async () => {
  server = createServer((req, res) => {
    asked.push({ url: req.url, headers: req.headers });
    answer(req, res);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked = [];
  answer = (_req, res) => res.end(JPEG);
});

const fetcher = (over: Partial<Parameters<typeof createAxiosMediaFetcher>[0]> = {}) =>
  createAxiosMediaFetcher({ hosts: [host], maxBytes: 100_000, timeoutMs: 400, ...over });
const fetchIt = (path = '/x.jpg') => fetcher().fetch(`http://${host}${path}`);

describe('createAxiosMediaFetcher', () => {
  it.each([
    ['image/jpeg', JPEG],
    ['image/png', PNG],
    ['application/pdf', PDF],
    ['image/heic', HEIC],
  ])('keeps %s', async (contentType, bytes) => {
    answer = (_req, res) => res.setHeader('content-type', 'application/octet-stream').end(bytes);
    await expect(fetchIt()).resolves.toEqual({ kind: 'fetched', contentType, bytes });
  });

  it.each([
    ['a program', EXE],
    ['a page', HTML],
    ['a text', Buffer.from('xin chào')],
  ])('refuses %s although it is called a picture', async (_what, bytes) => {
    answer = (_req, res) => res.setHeader('content-type', 'image/jpeg').end(bytes);
    await expect(fetchIt('/x.jpg')).resolves.toEqual({ kind: 'refused', reason: 'wrong-type' });
  });

  it('refuses a file without a byte', async () => {
    answer = (_req, res) => res.end();
    await expect(fetchIt()).resolves.toEqual({ kind: 'refused', reason: 'empty' });
  });

  it('stops at a file that is too large, whether or not it says so beforehand', async () => {
    const large = Buffer.concat([JPEG, Buffer.alloc(100_001)]);
    answer = (_req, res) => res.end(large);
    await expect(fetchIt()).resolves.toEqual({ kind: 'refused', reason: 'too-large' });
    let written = 0;
    answer = (_req, res) => {
      const more = () => {
        while (!res.destroyed && res.write(Buffer.alloc(65_536, 1))) written += 65_536;
      };
      res.on('drain', more);
      more();
    };
    await expect(fetchIt()).resolves.toEqual({ kind: 'refused', reason: 'too-large' });
    expect(written).toBeLessThan(20_000_000);
  });

  it('keeps a file that is exactly as large as allowed', async () => {
    answer = (_req, res) => res.end(Buffer.concat([JPEG, Buffer.alloc(100_000 - JPEG.length)]));
    await expect(fetchIt()).resolves.toMatchObject({ kind: 'fetched' });
  });

  it('does not follow a redirect', async () => {
    answer = (_req, res) => res.writeHead(302, { location: `http://${host}/elsewhere` }).end();
    await expect(fetchIt()).resolves.toEqual({ kind: 'refused', reason: 'not-allowed' });
    expect(asked).toHaveLength(1);
  });

  it.each([
    [404, { kind: 'refused', reason: 'unreachable' }],
    [403, { kind: 'refused', reason: 'unreachable' }],
    [410, { kind: 'refused', reason: 'unreachable' }],
    [204, { kind: 'refused', reason: 'unreachable' }],
    [408, { kind: 'later' }],
    [429, { kind: 'later' }],
    [500, { kind: 'later' }],
    [503, { kind: 'later' }],
  ])('takes status %d for what it is', async (status, expected) => {
    answer = (_req, res) => res.writeHead(status).end();
    await expect(fetchIt()).resolves.toEqual(expected);
  });

  it('tries a file again that breaks off, and never takes half of it', async () => {
    answer = (_req, res) => {
      res.writeHead(200, { 'content-length': '5000' });
      res.write(JPEG, () => res.destroy());
    };
    await expect(fetchIt()).resolves.toEqual({ kind: 'later' });
  });

  it.each([
    ['does not answer', () => undefined],
    ['stops in the middle', (_req: unknown, res: { write(b: Buffer): void }) => res.write(JPEG)],
    [
      'drips',
      (_req: unknown, res: { write(b: Buffer): void; on(e: string, f: () => void): void }) => {
        res.write(JPEG);
        const drip = setInterval(() => res.write(Buffer.from('.')), 50);
        res.on('close', () => clearInterval(drip));
      },
    ],
  ])('gives a server that %s no more than its time', async (_what, how) => {
    answer = how as unknown as RequestListener;
    const before = performance.now();
    await expect(fetchIt()).resolves.toEqual({ kind: 'later' });
    expect(performance.now() - before).toBeLessThan(1_500);
  });

  it('tries again when nobody is there', async () => {
    await expect(fetcher({ hosts: ['127.0.0.1:1'] }).fetch('http://127.0.0.1:1/x')).resolves.toEqual({
      kind: 'later',
    });
  });

  it('asks for nothing but the bytes', async () => {
    await fetchIt();
    expect(asked[0]?.headers).toMatchObject({ 'accept-encoding': 'identity' });
    expect(asked[0]?.headers).not.toHaveProperty('cookie');
  });

  it('does not unpack what comes packed', async () => {
    answer = (_req, res) => res.setHeader('content-encoding', 'gzip').end(JPEG);
    await expect(fetchIt()).resolves.toMatchObject({ kind: 'fetched', bytes: JPEG });
  });

  it.each(['https://example.vn/x.jpg', 'file:///etc/passwd', 'not an address', ''])(
    'does not ask hosts that are not allowed: %s',
    async (url) => {
      await expect(fetcher().fetch(url)).resolves.toEqual({ kind: 'refused', reason: 'not-allowed' });
      expect(asked).toEqual([]);
    },
  );

  it('does not go to a private address that an allowed name leads to', async () => {
    const lookup = createPublicLookup((_name, found) => found(null, [{ address: '127.0.0.1', family: 4 }]));
    const guarded = fetcher({ hosts: ['*.zdn.vn'], lookup });
    await expect(guarded.fetch('https://f6.photo.talk.zdn.vn/x.jpg')).resolves.toEqual({
      kind: 'refused',
      reason: 'not-allowed',
    });
  });

  it.each(['https://127.0.0.1/x', 'https://[::1]/x', 'https://[::ffff:10.0.0.1]/x', 'https://2130706433/x'])(
    'does not go to a private address that is written out: %s',
    async (url) => {
      const hosts = [new URL(url).hostname];
      await expect(fetcher({ hosts }).fetch(url)).resolves.toEqual({
        kind: 'refused',
        reason: 'not-allowed',
      });
    },
  );

  it('tries again when a name cannot be looked up now', async () => {
    const lookup = createPublicLookup((_name, found) => found(new Error('EAI_AGAIN'), []));
    const guarded = fetcher({ hosts: ['*.zdn.vn'], lookup });
    await expect(guarded.fetch('https://f6.zdn.vn/x')).resolves.toEqual({ kind: 'later' });
  });
});
