import { Pool, type PoolClient } from 'pg';
import type { Statement } from './statements.js';

export type Row = {
  readonly reply?: Buffer;
  readonly continuation?: Buffer | null;
  readonly pinned?: boolean;
  readonly id?: string;
  readonly done?: boolean;
};

/** One connection to PostgreSQL, for what lives in a connection: transactions and pinned cursors. */
export type Lane = {
  run(statement: Statement, values: readonly unknown[]): Promise<Row>;
  command(sql: string): Promise<void>;
  /** Gives the connection back; `broken` closes it. To be called once. */
  release(broken?: boolean): void;
};

export type Database = {
  run(statement: Statement, values: readonly unknown[]): Promise<Row>;
  openLane(): Promise<Lane>;
  close(): Promise<void>;
};

/** PostgreSQL over its socket folder. More connections than these only make two cores switch more often. */
const CONNECTIONS = 24;

export function createDatabase(socketFolder: string): Database {
  const pool = new Pool({
    host: socketFolder,
    port: 5432,
    user: 'postgres',
    database: 'postgres',
    max: CONNECTIONS,
    idleTimeoutMillis: 0,
  });
  pool.on('error', (error) => console.error('postgres:', error.message));
  return {
    run: (statement, values) => runOn(pool, statement, values),
    async openLane() {
      return createLane(await pool.connect());
    },
    close: () => pool.end(),
  };
}

function createLane(client: PoolClient): Lane {
  return {
    run: (statement, values) => runOn(client, statement, values),
    async command(sql) {
      await client.query(sql);
    },
    release: (broken = false) => client.release(broken),
  };
}

async function runOn(
  connection: Pick<Pool, 'query'> | PoolClient,
  { name, text }: Statement,
  values: readonly unknown[],
): Promise<Row> {
  const { rows } = await (connection as PoolClient).query<Row>({ name, text, values: [...values] });
  return rows[0] ?? {};
}
