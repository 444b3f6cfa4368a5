import { createServer, type IncomingMessage, type Server } from 'node:http';

/** An instant platform: takes every message at once, unless it is to `refuse` it with a code, and tells the bench whom it was for. */
export type StubPlatform = { url: string; close(): Promise<void> };

export async function startStubPlatform(
  onMessage: (userId: string) => void,
  refuse: (userId: string) => number | undefined = () => undefined,
): Promise<StubPlatform> {
  let count = 0;
  const server: Server = createServer(async (req, res) => {
    const body = await readBody(req);
    res.setHeader('content-type', 'application/json');
    const userId = req.method === 'POST' ? recipientOf(body) : undefined;
    if (userId !== undefined) {
      const code = refuse(userId);
      if (code !== undefined) return void res.end(JSON.stringify({ error: code, message: 'refused' }));
      const data = { message_id: `b${++count}`, user_id: userId, sent_time: String(Date.now()) };
      res.end(JSON.stringify({ data, error: 0, message: 'Success' }));
      onMessage(userId);
    } else if (req.url?.startsWith('/v2.0/oa/getoa')) {
      res.end(
        JSON.stringify({
          data: { oa_id: '1', oaid: '1', oa_type: 2, name: 'bench' },
          error: 0,
          message: 'Success',
        }),
      );
    } else {
      res.end(JSON.stringify({ data: [], error: 0, message: 'Success' }));
    }
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the stub has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** None: a question about the account. */
const recipientOf = (body: string): string | undefined =>
  (JSON.parse(body) as { recipient?: { user_id: string } }).recipient?.user_id;

async function readBody(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
