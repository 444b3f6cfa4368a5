// Stands in for mongod where there is none: answers the few commands of a replica set of one, and remembers
// in its folder that it was initiated, as mongod does.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Document, deserialize, serialize } from 'bson';
import { createWireServer } from '../../../scripts/services/gateway/wire-server.js';

const string = { type: 'string' } as const;
const { values } = parseArgs({ options: { dbpath: string, port: string, bind_ip: string, replSet: string } });
const file = `${values.dbpath}/config.json`;
const save = (config: Document) => writeFileSync(file, JSON.stringify(config));

function answer(command: Document): Document {
  if (command.replSetInitiate) save({ ...command.replSetInitiate, version: 1 });
  if (command.replSetReconfig) save(command.replSetReconfig);
  if (command.replSetGetConfig && !existsSync(file)) {
    return { ok: 0, code: 94, codeName: 'NotYetInitialized', errmsg: 'no replset config has been received' };
  }
  const config = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  const isMember = config?.members[0].host === `127.0.0.1:${values.port}`;
  if (command.replSetGetConfig) return { config, ok: 1 };
  return { isWritablePrimary: isMember, setName: 'rs0', minWireVersion: 0, maxWireVersion: 21, ok: 1 };
}

createWireServer({
  answer: async (request) => serialize(answer(deserialize(request.body))),
  forget: () => undefined,
}).listen(Number(values.port), '127.0.0.1');
