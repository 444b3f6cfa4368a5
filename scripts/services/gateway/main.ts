// A process of its own: MongoDB's wire protocol on loopback in front of PostgreSQL with DocumentDB. No
// authentication, no change streams: for demonstration and tests on closed networks, never for production.
import { parseArgs } from 'node:util';
import { createGateway } from './create-gateway.js';
import { createDatabase } from './database.js';
import { createWireServer } from './wire-server.js';

const { values } = parseArgs({ options: { port: { type: 'string' }, postgres: { type: 'string' } } });
const database = createDatabase(values.postgres ?? '');
const server = createWireServer(createGateway(database));
server.listen(Number(values.port ?? 0), '127.0.0.1', () => console.log('listening', server.address()));
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    server.close();
    void database.close().finally(() => process.exit(0));
  });
}
