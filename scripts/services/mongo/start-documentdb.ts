import { createHash } from 'node:crypto';
import { existsSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { STOP_ORDER } from '../../processes/process-group.js';
import { typeScriptCommand } from '../../processes/type-script-command.js';
import { anyFreePort } from '../free-port.js';
import { clusterFolder, documentDbRoot } from '../instance-data.js';
import type { ServiceNeeds } from '../service.js';
import { waitUntilReady } from '../wait-until.js';
import { commandInRoot, prepareCluster, prepareDocumentDbRoot } from './documentdb-root.js';
import { speaksMongo } from './speaks-mongo.js';

/** PostgreSQL with DocumentDB behind the wire gateway. Answers MongoDB's URI; throws with the last words of what failed. */
export async function startDocumentDb(needs: ServiceNeeds): Promise<string> {
  const root = resolve(documentDbRoot(needs.dataFolder));
  await prepareDocumentDbRoot(root, needs.say);
  await prepareCluster(root, needs.instance);
  const cluster = resolve(clusterFolder(needs));
  const socketFolder = shorten(join(cluster, 'socket'));
  await startPostgres(root, cluster, socketFolder, needs);
  const port = await startGateway(socketFolder, needs);
  // What a driver would do to survive the change of a primary makes no sense here, and costs a write more.
  return `mongodb://127.0.0.1:${port}/?retryWrites=false`;
}

async function startPostgres(root: string, cluster: string, socketFolder: string, needs: ServiceNeeds) {
  // Only the launcher that holds this instance comes here, so a lock that is left was left by a crash.
  rmSync(join(cluster, 'data/postmaster.pid'), { force: true });
  const settings = postgresSettings(`/clusters/${needs.instance}/socket`, needs.durable);
  const running = await needs.processes.start({
    name: 'postgres',
    command: commandInRoot(root, 'postgres', [
      ...['-D', `/clusters/${needs.instance}/data`],
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ]),
    order: STOP_ORDER.store,
    stopSignal: 'SIGINT',
  });
  await waitUntilReady(running, () => hasExtension(socketFolder), 60_000);
}

function postgresSettings(socketFolder: string, durable: boolean): Record<string, string> {
  return {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    shared_preload_libraries: 'pg_cron,pg_documentdb_core,pg_documentdb',
    'cron.database_name': 'postgres',
    'cron.use_background_workers': 'on',
    'documentdb.localhost_connection_string': `host=${socketFolder}`,
    // A deadlock shall fail the whole command, which the gateway then sends again.
    'documentdb.throwDeadlockOnCRUD': 'on',
    shared_buffers: '256MB',
    max_connections: '60',
    max_worker_processes: '20',
    lock_timeout: '5s',
    // Bulk writes that cross each other are told at once, and one of them starts over.
    deadlock_timeout: '20ms',
    statement_timeout: '60s',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
}

/** True once PostgreSQL answers and has the extension, which the first start of a cluster creates. */
async function hasExtension(socketFolder: string): Promise<boolean> {
  const client = new Client({ host: socketFolder, user: 'postgres', database: 'postgres' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('CREATE EXTENSION IF NOT EXISTS documentdb CASCADE');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function startGateway(socketFolder: string, needs: ServiceNeeds): Promise<number> {
  const port = await anyFreePort();
  const options = ['--port', String(port), '--postgres', socketFolder];
  const running = await needs.processes.start({
    name: 'mongo-gateway',
    command: typeScriptCommand('scripts/services/gateway/main.ts', ...options),
    order: STOP_ORDER.gateway,
  });
  await waitUntilReady(running, () => speaksMongo(port), 30_000);
  return port;
}

/** The path of a socket may have 107 letters at most; a long one is reached through a link in the temporary folder. */
function shorten(folder: string): string {
  if (join(folder, '.s.PGSQL.5432').length <= 107) return folder;
  const link = join(tmpdir(), `mcc-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`);
  if (!existsSync(link)) {
    rmSync(link, { force: true });
    symlinkSync(folder, link);
  }
  return link;
}
