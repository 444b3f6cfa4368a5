import { mkdirSync } from 'node:fs';
import { createConnection } from 'mongoose';
import { STOP_ORDER } from '../../processes/process-group.js';
import { anyFreePort } from '../free-port.js';
import { instanceFolder } from '../instance-data.js';
import type { ServiceNeeds } from '../service.js';
import { waitUntilReady } from '../wait-until.js';
import { speaksMongo } from './speaks-mongo.js';

const NOT_YET_INITIALIZED = 94;
const SET = 'rs0';

/** Starts a private mongod as a replica set of one (only that has transactions) and answers its URI. */
export async function startMongod(program: string, needs: ServiceNeeds): Promise<string> {
  const folder = instanceFolder(needs, 'mongod');
  mkdirSync(folder, { recursive: true });
  const port = await anyFreePort();
  const running = await needs.processes.start({
    name: 'mongod',
    command: [
      program,
      '--dbpath',
      folder,
      '--port',
      String(port),
      '--bind_ip',
      '127.0.0.1',
      '--replSet',
      SET,
    ],
    order: STOP_ORDER.store,
  });
  await waitUntilReady(running, () => speaksMongo(port), 60_000);
  const uri = `mongodb://127.0.0.1:${port}/?directConnection=true`;
  await becomeReplicaSet(uri, `127.0.0.1:${port}`);
  return uri;
}

/** The set remembers its member's address, and the port is another one at every start: tell it who it is now. */
async function becomeReplicaSet(uri: string, host: string): Promise<void> {
  const connection = await createConnection(uri).asPromise();
  try {
    const admin = connection.getClient().db('admin');
    const known = await admin.command({ replSetGetConfig: 1 }).catch((error: { code?: number }) => {
      if (error.code === NOT_YET_INITIALIZED) return undefined;
      throw error;
    });
    const members = [{ _id: 0, host }];
    if (known === undefined) {
      await admin.command({ replSetInitiate: { _id: SET, members } });
    } else {
      const config = { ...known.config, version: known.config.version + 1, members };
      await admin.command({ replSetReconfig: config, force: true });
    }
    await waitForPrimary(async () => (await admin.command({ hello: 1 })).isWritablePrimary === true);
  } finally {
    await connection.close();
  }
}

async function waitForPrimary(isPrimary: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await isPrimary())) {
    if (Date.now() > deadline) throw new Error('mongod did not become primary within 30 s');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
