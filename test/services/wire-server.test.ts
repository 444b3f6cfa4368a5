import { connect, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { type Document, deserialize, serialize } from 'bson';
import { createRequest } from '../../scripts/services/gateway/wire-message.js';
import { type Answerer, createWireServer } from '../../scripts/services/gateway/wire-server.js';
import { until } from '../support/until.js';

const open: { server?: Server; sockets: Socket[] } = { sockets: [] };
afterEach(() => {
  for (const socket of open.sockets) socket.destroy();
  open.server?.close();
});

/** A server with this answer, and one socket to it with the documents that came back. */
async function converse(answer: Answerer['answer'], forget: Answerer['forget'] = () => undefined) {
  const server = createWireServer({ answer, forget });
  open.server = server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const socket = connect(typeof address === 'object' && address ? address.port : 0, '127.0.0.1');
  open.sockets.push(socket);
  let received = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk]);
  });
  const replies = () => {
    const documents: Document[] = [];
    for (let at = 0; at < received.length; at += received.readInt32LE(at)) {
      documents.push(deserialize(received.subarray(at + 21, at + received.readInt32LE(at))));
    }
    return documents;
  };
  return { socket, replies };
}

const request = (document: Document) => createRequest(serialize(document));

describe('the wire server', () => {
  it('answers several commands of one packet in their order, however long each takes', async () => {
    const { socket, replies } = await converse(async ({ body }) => {
      const { wait, n } = deserialize(body);
      await until(() => Date.now() >= wait, 'its time has come');
      return serialize({ n });
    });
    const now = Date.now();
    socket.write(Buffer.concat([request({ n: 1, wait: now + 60 }), request({ n: 2, wait: now })]));
    await until(() => replies().length === 2, 'both are answered');
    expect(replies()).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('puts a command together that arrives byte by byte', async () => {
    const { socket, replies } = await converse(async ({ body }) => body);
    socket.setNoDelay(true);
    for (const byte of request({ hello: 'world' })) {
      socket.write(Buffer.from([byte]));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await until(() => replies().length === 1, 'it is answered');
    expect(replies()).toEqual([{ hello: 'world' }]);
  });

  it('keeps quiet when the driver wants no reply', async () => {
    const seen: string[] = [];
    const { socket, replies } = await converse(async ({ body }) => {
      seen.push(deserialize(body).name);
      return serialize({});
    });
    const quiet = request({ name: 'quiet' });
    quiet.writeUInt32LE(2, 16);
    socket.write(Buffer.concat([quiet, request({ name: 'loud' })]));
    await until(() => replies().length === 1, 'the second is answered');
    expect(seen).toEqual(['quiet', 'loud']);
  });

  it('closes a socket that sends nonsense and forgets who it was', async () => {
    const complaint = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const forgotten: object[] = [];
    const { socket } = await converse(
      async () => serialize({}),
      (connection) => forgotten.push(connection),
    );
    const nonsense = request({ ping: 1 });
    nonsense.writeInt32LE(2001, 12);
    socket.write(nonsense);
    await until(() => socket.closed && forgotten.length === 1, 'it was closed and forgotten');
    expect(complaint).toHaveBeenCalledWith('closing a socket:', 'unsupported opcode 2001');
    complaint.mockRestore();
  });
});
