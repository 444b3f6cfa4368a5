import { createServer, type Server, type Socket } from 'node:net';
import { completeMessageLength, createReply, parseRequest, type WireRequest } from './wire-message.js';

/** What stands behind the wire: answers each command with one BSON document and never rejects. */
export type Answerer = {
  answer(request: WireRequest, connection: object): Promise<Uint8Array>;
  /** The connection is gone, and with it whoever could go on with what it began. */
  forget(connection: object): void;
};

/**
 * Speaks MongoDB's wire protocol. Commands of one socket are answered in their order, even when several arrive
 * at once; sockets do not wait for each other. A socket that sends nonsense is closed.
 */
export function createWireServer(answerer: Answerer): Server {
  return createServer((socket) => {
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => answerer.forget(socket));
    const take = createMessageReader();
    let turn = Promise.resolve();
    socket.on('data', (chunk) => {
      for (const message of take(chunk)) {
        turn = turn.then(() => answerOne(socket, message, answerer));
      }
    });
  });
}

async function answerOne(socket: Socket, message: Buffer, answerer: Answerer): Promise<void> {
  try {
    const request = parseRequest(message);
    const reply = await answerer.answer(request, socket);
    if (request.wantsReply && socket.writable) socket.write(createReply(request, reply));
  } catch (error) {
    console.error('closing a socket:', error instanceof Error ? error.message : error);
    socket.destroy();
  }
}

/** Cuts the stream into messages; a message of many chunks is put together once, when its last chunk is there. */
function createMessageReader(): (chunk: Buffer) => Buffer[] {
  let waiting: Buffer[] = [];
  let have = 0;
  let need = 0;
  return (chunk) => {
    waiting.push(chunk);
    have += chunk.length;
    if (have < need) return [];
    let pending = waiting.length === 1 ? chunk : Buffer.concat(waiting);
    const messages: Buffer[] = [];
    for (let size = completeMessageLength(pending); size > 0; size = completeMessageLength(pending)) {
      messages.push(pending.subarray(0, size));
      pending = pending.subarray(size);
    }
    waiting = pending.length > 0 ? [pending] : [];
    have = pending.length;
    need = pending.length >= 4 ? pending.readInt32LE(0) : 0;
    return messages;
  };
}
