import { createServer, type Server } from 'node:http';
import type { Express } from 'express';

/** A server that is listening; `close` lets requests in hand finish. */
export type Listening = { port: number; close(): Promise<void> };

/** Listens, or rejects with the reason (a port that is taken). Port 0 chooses a free one. */
export async function listen(app: Express, host: string, port: number): Promise<Listening> {
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () => closeServer(server),
  };
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
