import { type Document, deserialize, onDemand } from 'bson';
import type { WireRequest } from './wire-message.js';

/** A command as far as the gateway has to understand it; `body` goes to the database untouched. */
export type Command = {
  readonly name: string;
  readonly database: string;
  readonly body: Buffer;
  readonly sequence: Buffer | null;
  /** set for a command inside a transaction */
  readonly transaction?: { readonly key: string; readonly starts: boolean };
};

/** Reads the few top-level fields that concern the gateway, without building the whole document. */
export function readCommand(request: WireRequest): Command {
  const { body } = request;
  let name = '';
  let database = 'test';
  let session: string | undefined;
  let autocommit = true;
  let starts = false;
  for (const [, nameAt, nameLength, at, length] of onDemand.parseToElements(body)) {
    const field = body.toString('latin1', nameAt, nameAt + nameLength);
    if (name === '') name = field;
    if (field === '$db') database = body.toString('utf8', at + 4, at + length - 1);
    else if (field === 'lsid') session = body.toString('latin1', at, at + length);
    else if (field === 'autocommit') autocommit = body[at] === 1;
    else if (field === 'startTransaction') starts = body[at] === 1;
  }
  const key = autocommit ? undefined : session;
  const plain = { name, database, body, sequence: request.sequence ?? null };
  return key === undefined ? plain : { ...plain, transaction: { key, starts } };
}

/** The whole command, for those that are rare enough to be built. 64-bit numbers stay what they are. */
export function toDocument(command: Command): Document {
  return deserialize(command.body, { promoteValues: true, promoteLongs: false });
}

/** True when a reply has a top-level field of this name. */
export function hasField(reply: Uint8Array, name: string): boolean {
  const bytes = Buffer.from(reply.buffer, reply.byteOffset, reply.byteLength);
  for (const [, nameAt, nameLength] of onDemand.parseToElements(reply)) {
    if (nameLength === name.length && bytes.toString('latin1', nameAt, nameAt + nameLength) === name)
      return true;
  }
  return false;
}
