import type { Database, Lane } from './database.js';
import { CommandFailed } from './reply-error.js';

/** As in MongoDB: a transaction that is open longer than this is undone. */
const LIFETIME_MS = 60_000;

type Open = { readonly lane: Lane; readonly connection: object; readonly expires: NodeJS.Timeout };

/** The open transactions, each with a connection of its own to the database, by session. */
export type Transactions = {
  /** The lane of the session's transaction, begun first if the command starts it. Throws when there is none. */
  enter(session: { key: string; starts: boolean }, connection: object): Promise<Lane>;
  commit(key: string): Promise<void>;
  abort(key: string): Promise<void>;
  /** Undoes the transactions of a driver that went away. */
  forget(connection: object): void;
};

export function createTransactions(database: Database): Transactions {
  const open = new Map<string, Open>();

  async function end(key: string, sql: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    const { lane, expires } = requireOpen(open, key);
    open.delete(key);
    clearTimeout(expires);
    await lane.command(sql).then(
      () => lane.release(),
      (error: unknown) => {
        lane.release(true);
        throw error;
      },
    );
  }

  const abandon = (key: string) => end(key, 'ROLLBACK').catch(() => undefined);

  return {
    async enter({ key, starts }, connection) {
      if (!starts) return requireOpen(open, key).lane;
      // A session has one transaction: starting the next gives up what is left of the last.
      await abandon(key);
      const lane = await beginOnLane(database);
      open.set(key, { lane, connection, expires: setTimeout(() => void abandon(key), LIFETIME_MS) });
      return lane;
    },
    commit: (key) => end(key, 'COMMIT'),
    abort: (key) => end(key, 'ROLLBACK'),
    forget(connection) {
      for (const [key, transaction] of open) if (transaction.connection === connection) void abandon(key);
    },
  };
}

async function beginOnLane(database: Database): Promise<Lane> {
  const lane = await database.openLane();
  try {
    await lane.command('BEGIN ISOLATION LEVEL REPEATABLE READ');
    return lane;
  } catch (error) {
    lane.release(true);
    throw error;
  }
}

function requireOpen(open: ReadonlyMap<string, Open>, key: string): Open {
  const transaction = open.get(key);
  if (transaction !== undefined) return transaction;
  throw new CommandFailed(251, 'NoSuchTransaction', 'the transaction is not open (any more)');
}
