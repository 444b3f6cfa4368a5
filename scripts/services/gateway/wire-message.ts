/** What a driver sent: a command document and the document sequences beside it, all as raw BSON. */
export type WireRequest = {
  readonly requestId: number;
  readonly body: Buffer;
  readonly sequence?: Buffer;
  readonly opCode: number;
  readonly wantsReply: boolean;
};

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const HEADER = 16;
const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
const AWAIT_CAPABLE = 8;

/** Length of the first message in the buffer once it is there as a whole, else 0. */
export function completeMessageLength(pending: Buffer): number {
  if (pending.length < HEADER) return 0;
  const length = pending.readInt32LE(0);
  return pending.length < length ? 0 : length;
}

/** Parses one whole message. Throws on an opcode that no driver of today sends. */
export function parseRequest(message: Buffer): WireRequest {
  const requestId = message.readInt32LE(4);
  const opCode = message.readInt32LE(12);
  if (opCode === OP_MSG) return { requestId, opCode, ...parseSections(message) };
  if (opCode !== OP_QUERY) throw new Error(`unsupported opcode ${opCode}`);
  // Drivers greet with OP_QUERY: flags, collection name as C string, skip, limit, then the command.
  const bodyAt = message.indexOf(0, HEADER + 4) + 9;
  return { requestId, opCode, body: documentAt(message, bodyAt), wantsReply: true };
}

/** The message that answers a request with one BSON document. */
export function createReply(request: WireRequest, reply: Uint8Array): Buffer {
  const prefix = request.opCode === OP_QUERY ? 20 : 5;
  const message = Buffer.allocUnsafe(HEADER + prefix + reply.length);
  message.fill(0, 0, HEADER + prefix);
  message.writeInt32LE(message.length, 0);
  message.writeInt32LE(request.requestId, 8);
  message.writeInt32LE(request.opCode === OP_QUERY ? OP_REPLY : OP_MSG, 12);
  if (request.opCode === OP_QUERY) {
    message.writeInt32LE(AWAIT_CAPABLE, HEADER);
    message.writeInt32LE(1, HEADER + 16);
  }
  message.set(reply, HEADER + prefix);
  return message;
}

/** The message that asks for one command. */
export function createRequest(command: Uint8Array): Buffer {
  return createReply({ opCode: OP_MSG, requestId: 0, body: Buffer.alloc(0), wantsReply: true }, command);
}

/** Sections of an OP_MSG: kind 0 is the command, kind 1 a named sequence of documents that belongs to it. */
function parseSections(message: Buffer) {
  const flags = message.readUInt32LE(HEADER);
  const end = message.length - (flags & CHECKSUM_PRESENT ? 4 : 0);
  let body: Buffer | undefined;
  let sequence: Buffer | undefined;
  let at = HEADER + 4;
  while (at < end) {
    const kind = message[at];
    const size = message.readInt32LE(at + 1);
    const section = message.subarray(at + 1, at + 1 + size);
    if (kind === 0) body = section;
    // A write command has one sequence (documents, updates or deletes): its name says nothing new.
    else sequence = section.subarray(section.indexOf(0, 4) + 1);
    at += 1 + size;
  }
  if (body === undefined) throw new Error('a message without a command');
  return { body, ...(sequence && { sequence }), wantsReply: (flags & MORE_TO_COME) === 0 };
}

function documentAt(message: Buffer, at: number): Buffer {
  return message.subarray(at, at + message.readInt32LE(at));
}
