import { createServer, type Socket } from 'node:net';

/** Every scanner calls this harmless text a virus. Put together here, so that this file is not one. */
export const EICAR = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!', '$H+H*'].join(''),
);

export type StandInClamd = {
  port: number;
  /** what was handed in, whole */
  scanned: Buffer[];
  /** does something else than answer */
  behave(how: ((socket: Socket) => void) | undefined): void;
  close(): Promise<void>;
};

/** Speaks clamd's INSTREAM over a real socket, and refuses whoever does not. */
export async function openStandInClamd({ maxLength = 25_000_000 } = {}): Promise<StandInClamd> {
  const scanned: Buffer[] = [];
  const sockets = new Set<Socket>();
  let behaviour: ((socket: Socket) => void) | undefined;

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    if (behaviour) return behaviour(socket);
    let held = Buffer.alloc(0);
    socket.on('data', (data) => {
      held = Buffer.concat([held, data]);
      const answer = answerTo(held, { scanned, maxLength });
      if (answer) socket.end(`${answer}\0`);
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    scanned,
    behave: (how) => {
      behaviour = how;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const COMMAND = 'zINSTREAM\0';

/** The answer, once the whole question is there. */
function answerTo(
  held: Buffer,
  { scanned, maxLength }: { scanned: Buffer[]; maxLength: number },
): string | undefined {
  if (held.length < COMMAND.length) return undefined;
  if (held.subarray(0, COMMAND.length).toString() !== COMMAND) return 'UNKNOWN COMMAND';
  const chunks: Buffer[] = [];
  for (let at = COMMAND.length; at + 4 <= held.length; ) {
    const length = held.readUInt32BE(at);
    if (length === 0) {
      const whole = Buffer.concat(chunks);
      scanned.push(whole);
      return whole.includes(EICAR) ? 'stream: Eicar-Signature FOUND' : 'stream: OK';
    }
    if (at + 4 + length > held.length) return undefined;
    chunks.push(held.subarray(at + 4, at + 4 + length));
    at += 4 + length;
    if (at - COMMAND.length > maxLength) return 'INSTREAM size limit exceeded. ERROR';
  }
  return undefined;
}
