import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';

export type Listener = {
  listen(port: number, host: string): Promise<string>;
  /** Throws before it listens. */
  url(): string;
  /** Ends hanging calls too; that is what makes a simulated time-out end. */
  close(): Promise<void>;
};

/** An address that others can call: "all interfaces" is reached as this machine. */
function toUrl(server: Server): string {
  const { address, port } = server.address() as AddressInfo;
  const host = address === '0.0.0.0' || address === '::' ? 'localhost' : address;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Runs an app on a port. */
export function createListener(app: Express): Listener {
  let server: Server | undefined;
  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        const starting = app.listen(port, host, (error?: Error) => {
          if (error) reject(error);
          else {
            server = starting;
            resolve(toUrl(starting));
          }
        });
      }),
    url() {
      if (server === undefined) throw new Error('the simulator does not listen yet');
      return toUrl(server);
    },
    async close() {
      const closing = server;
      if (closing === undefined) return;
      server = undefined;
      await new Promise<void>((resolve) => {
        closing.close(() => resolve());
        closing.closeAllConnections();
      });
    },
  };
}
