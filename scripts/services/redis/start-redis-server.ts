import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { STOP_ORDER } from '../../processes/process-group.js';
import { anyFreePort } from '../free-port.js';
import { instanceFolder } from '../instance-data.js';
import type { ServiceNeeds } from '../service.js';
import { waitUntilReady } from '../wait-until.js';

const TRIES = 3;

/** Starts a private Redis on loopback and answers its URL once it answers. Throws with the server's last words. */
export async function startRedisServer(program: readonly string[], needs: ServiceNeeds): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOnce(program, needs);
    } catch (error) {
      // Between finding a free port and using it another process may have come first.
      if (attempt === TRIES || !/address already in use/i.test(String(error))) throw error;
    }
  }
}

async function startOnce([program = '', ...first]: readonly string[], needs: ServiceNeeds): Promise<string> {
  const folder = instanceFolder(needs, 'redis');
  mkdirSync(folder, { recursive: true });
  const port = await anyFreePort();
  const running = await needs.processes.start({
    name: 'redis',
    command: [program, ...first, ...redisOptions(port, folder, needs.durable)],
    order: STOP_ORDER.store,
  });
  await waitUntilReady(running, () => answersPing(port), 30_000);
  return `redis://127.0.0.1:${port}`;
}

/** `noeviction`, since a queue must not lose entries silently; everything in it can be rebuilt, so each second is enough. */
function redisOptions(port: number, folder: string, durable: boolean): string[] {
  return [
    ...['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--daemonize', 'no'],
    ...['--maxmemory-policy', 'noeviction', '--save', ''],
    ...(durable ? ['--appendonly', 'yes', '--appendfsync', 'everysec'] : ['--appendonly', 'no']),
  ];
}

/** False also while Redis still loads its data. */
function answersPing(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.setTimeout(1_000, () => socket.destroy());
    socket.once('data', (answer) => {
      resolve(answer.toString().startsWith('+PONG'));
      socket.destroy();
    });
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });
}
