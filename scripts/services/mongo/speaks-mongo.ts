import { connect } from 'node:net';
import { serialize } from 'bson';
import { createRequest } from '../gateway/wire-message.js';

/** True when somebody on this port of this machine answers a MongoDB ping. */
export function speaksMongo(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const ping = createRequest(serialize({ ping: 1, $db: 'admin' }));
    const socket = connect(port, '127.0.0.1', () => socket.write(ping));
    socket.setTimeout(2_000, () => socket.destroy());
    socket.once('data', () => {
      resolve(true);
      socket.destroy();
    });
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });
}
