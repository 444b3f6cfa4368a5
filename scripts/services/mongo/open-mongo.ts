import { createConnection } from 'mongoose';
import { findDebianUnfit } from '../debian/debian-host.js';
import { findProgram } from '../find-program.js';
import { openFirst, type Service, type ServiceNeeds, ServiceUnavailable, type Way } from '../service.js';
import { downloadMongod } from './download-mongod.js';
import { startDocumentDb } from './start-documentdb.js';
import { startMongod } from './start-mongod.js';

const ADVICE =
  'Install MongoDB 7 or newer (mongod on PATH), or set MONGODB_URI to a replica set. On Debian as root, packages are used by themselves once a Debian mirror is reachable.';

const configured: Way = {
  name: 'MONGODB_URI',
  async open({ env }) {
    if (!env.MONGODB_URI) return { closed: 'is not set' };
    await requireAnswer(env.MONGODB_URI);
    return { url: env.MONGODB_URI, how: 'MONGODB_URI' };
  },
};

const onPath: Way = {
  name: 'mongod on PATH',
  async open(needs) {
    const program = findProgram(['mongod'], needs.env.PATH);
    if (program === undefined) return { closed: 'is not there' };
    return { url: await startMongod(program, needs), how: program };
  },
};

const downloaded: Way = {
  name: 'mongod from fastdl.mongodb.org',
  async open(needs) {
    const program = await downloadMongod(needs);
    if (typeof program !== 'string') return program;
    return { url: await startMongod(program, needs), how: 'downloaded mongod' };
  },
};

const documentDb: Way = {
  name: "PostgreSQL with DocumentDB from Debian's packages",
  async open(needs) {
    const unfit = findDebianUnfit();
    if (unfit !== undefined) return { closed: unfit };
    return { url: await startDocumentDb(needs), how: "Debian's PostgreSQL 18 with DocumentDB" };
  },
};

export const MONGO_WAYS: readonly Way[] = [configured, onPath, downloaded, documentDb];

/** MongoDB, or what speaks its protocol, by the first way that is open here. Throws `ServiceUnavailable`. */
export function openMongo(needs: ServiceNeeds): Promise<Service> {
  return openFirst('MongoDB', MONGO_WAYS, needs, ADVICE);
}

/** An address that was configured and does not answer must stop the start, with the variable's name and not its value. */
async function requireAnswer(uri: string): Promise<void> {
  const connection = createConnection(uri, { serverSelectionTimeoutMS: 5_000 });
  try {
    await connection.asPromise();
  } catch (error) {
    throw new ServiceUnavailable(`MongoDB at MONGODB_URI does not answer: ${(error as Error).message}`);
  } finally {
    await connection.close().catch(() => undefined);
  }
}
