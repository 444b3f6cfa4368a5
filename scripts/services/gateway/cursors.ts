import type { Database, Lane, Row } from './database.js';
import { CommandFailed } from './reply-error.js';
import { GET_MORE, type Statement } from './statements.js';

/** A cursor that nobody asked for its next page within this time is closed. */
const IDLE_MS = 120_000;

type OpenCursor = {
  continuation: Buffer;
  readonly connection: object;
  /** the connection in which the cursor lives, when it can live in no other */
  readonly lane?: Lane;
  /** true when the lane is the cursor's own, false when it belongs to a transaction */
  readonly ownsLane: boolean;
  expires: NodeJS.Timeout;
};

/** The cursors with pages left. */
export type Cursors = {
  /** Runs a command that answers with a first page; `lane` is the transaction's, if there is one. */
  open(statement: Statement, values: readonly unknown[], connection: object, lane?: Lane): Promise<Buffer>;
  /** The next page. Throws when there is no such cursor. */
  next(id: string, values: readonly unknown[], lane?: Lane): Promise<Buffer>;
  close(id: string): Promise<void>;
  forget(connection: object): void;
};

export function createCursors(database: Database): Cursors {
  const cursors = new Map<string, OpenCursor>();

  async function close(id: string): Promise<void> {
    const cursor = cursors.get(id);
    if (cursor === undefined) return;
    cursors.delete(id);
    clearTimeout(cursor.expires);
    if (cursor.lane === undefined || !cursor.ownsLane) return;
    const closed = await cursor.lane.command('CLOSE ALL').then(
      () => true,
      () => false,
    );
    cursor.lane.release(!closed);
  }

  const expireLater = (id: string) => setTimeout(() => void close(id), IDLE_MS);

  /** Keeps what the next page needs. Answers whether the lane has to stay with the cursor. */
  function keep(row: Row, connection: object, lane: Lane, ownsLane: boolean): boolean {
    if (!row.continuation || !row.id || row.id === '0') return false;
    const pinned = row.pinned === true;
    cursors.set(row.id, {
      continuation: row.continuation,
      connection,
      ownsLane,
      ...(pinned && { lane }),
      expires: expireLater(row.id),
    });
    return pinned;
  }

  async function openOnOwnLane(statement: Statement, values: readonly unknown[], connection: object) {
    const lane = await database.openLane();
    let staysOpen = false;
    try {
      const row = await lane.run(statement, values);
      staysOpen = keep(row, connection, lane, true);
      return row.reply as Buffer;
    } finally {
      if (!staysOpen) lane.release();
    }
  }

  return {
    close,
    async open(statement, values, connection, lane) {
      if (lane === undefined) return openOnOwnLane(statement, values, connection);
      const row = await lane.run(statement, values);
      keep(row, connection, lane, false);
      return row.reply as Buffer;
    },
    async next(id, values, lane) {
      const cursor = cursors.get(id);
      if (cursor === undefined) throw new CommandFailed(43, 'CursorNotFound', `cursor id ${id} not found`);
      clearTimeout(cursor.expires);
      cursor.expires = expireLater(id);
      const row = await (cursor.lane ?? lane ?? database).run(GET_MORE, [...values, cursor.continuation]);
      if (row.continuation) cursor.continuation = row.continuation;
      else await close(id);
      return row.reply as Buffer;
    },
    forget(connection) {
      for (const [id, cursor] of cursors) if (cursor.connection === connection) void close(id);
    },
  };
}
