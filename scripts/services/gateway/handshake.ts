import { serialize } from 'bson';

/** Wire version 21 is MongoDB 7.0: new enough for drivers of today, old enough to keep them from `bulkWrite`. */
const WIRE_VERSION = 21;

/** Says "mongos": to drivers a mongos knows transactions and sessions without the gossip of a replica set. */
const hello = () => ({
  isWritablePrimary: true,
  ismaster: true,
  msg: 'isdbgrid',
  helloOk: true,
  maxBsonObjectSize: 16 * 1024 * 1024,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 25_000,
  localTime: new Date(),
  logicalSessionTimeoutMinutes: 30,
  minWireVersion: 0,
  maxWireVersion: WIRE_VERSION,
  readOnly: false,
  ok: 1,
});

const REPLIES: Readonly<Record<string, () => object>> = {
  hello,
  isMaster: hello,
  ismaster: hello,
  ping: () => ({ ok: 1 }),
  endSessions: () => ({ ok: 1 }),
  buildInfo: () => ({
    version: '7.0.0',
    versionArray: [7, 0, 0, 0],
    gitVersion: 'documentdb',
    maxBsonObjectSize: 16 * 1024 * 1024,
    ok: 1,
  }),
  getParameter: () => ({ featureCompatibilityVersion: { version: '7.0' }, ok: 1 }),
  connectionStatus: () => ({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] }, ok: 1 }),
  serverStatus: () => ({ version: '7.0.0', process: 'mongos', ok: 1 }),
};

/** The reply to a command that needs no database, or undefined when it is not one of those. */
export function findOwnReply(name: string): Uint8Array | undefined {
  const reply = REPLIES[name];
  return reply && serialize(reply());
}
