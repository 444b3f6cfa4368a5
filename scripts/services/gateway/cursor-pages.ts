import type { Database, Lane, Row } from './database.js';
import { createOpenCursors, type OpenCursor } from './open-cursors.js';
import { GET_MORE, type Statement } from './statements.js';

/** What a lookup answers, page by page. */
export type CursorPages = {
  /** Runs a command that answers with a first page; `lane` is the transaction's, if there is one. */
  first(
    statement: Statement,
    values: readonly unknown[],
    origin: { connection: object; lane?: Lane },
  ): Promise<Buffer>;
  /** The next page. Throws when there is no such cursor. */
  next(id: string, values: readonly unknown[], lane?: Lane): Promise<Buffer>;
  close(id: string): Promise<void>;
  forget(connection: object): void;
};

export function createCursorPages(database: Database): CursorPages {
  const cursors = createOpenCursors();
  return {
    close: cursors.close,
    forget: cursors.forget,
    async first(statement, values, { connection, lane: given }) {
      const lane = given ?? (await database.openLane());
      const ownsLane = given === undefined;
      let cursor: OpenCursor | undefined;
      try {
        const row = await lane.run(statement, values);
        cursor = toOpenCursor(row, { connection, lane, ownsLane });
        if (cursor) cursors.keep(cursor);
        return row.reply as Buffer;
      } finally {
        if (ownsLane && cursor?.lane === undefined) lane.release();
      }
    },
    async next(id, values, lane) {
      const cursor = cursors.get(id);
      const row = await (cursor.lane ?? lane ?? database).run(GET_MORE, [...values, cursor.continuation]);
      if (row.continuation) cursors.keep({ ...cursor, continuation: row.continuation });
      else await cursors.close(id);
      return row.reply as Buffer;
    },
  };
}

/** What is left of a lookup after its first page; undefined when that was all. */
function toOpenCursor(
  { id, continuation, pinned }: Row,
  { connection, lane, ownsLane }: { connection: object; lane: Lane; ownsLane: boolean },
): OpenCursor | undefined {
  if (!continuation || !id || id === '0') return undefined;
  return { id, continuation, connection, ownsLane, ...(pinned && { lane }) };
}
