import type { Lane } from './database.js';
import { CommandFailed } from './reply-error.js';

/** A cursor that nobody asked for its next page within this time is closed. */
const IDLE_MS = 120_000;

export type OpenCursor = {
  readonly id: string;
  readonly continuation: Buffer;
  /** of the driver that opened it */
  readonly connection: object;
  /** the connection to the database in which the cursor lives, when it can live in no other */
  readonly lane?: Lane;
  /** true when the lane is the cursor's own, false when it belongs to a transaction */
  readonly ownsLane: boolean;
};

/** The cursors with pages left. */
export type OpenCursors = {
  /** Keeps a cursor, or what it has become with its latest page. */
  keep(cursor: OpenCursor): void;
  /** Throws when there is no such cursor (any more). */
  get(id: string): OpenCursor;
  /** Lets go of a cursor and of its lane. */
  close(id: string): Promise<void>;
  /** Closes the cursors of a driver that went away. */
  forget(connection: object): void;
};

export function createOpenCursors(): OpenCursors {
  const cursors = new Map<string, { cursor: OpenCursor; expires: NodeJS.Timeout }>();

  async function close(id: string): Promise<void> {
    const entry = cursors.get(id);
    if (entry === undefined) return;
    cursors.delete(id);
    clearTimeout(entry.expires);
    await giveBackLane(entry.cursor);
  }

  return {
    close,
    keep(cursor) {
      clearTimeout(cursors.get(cursor.id)?.expires);
      cursors.set(cursor.id, { cursor, expires: setTimeout(() => void close(cursor.id), IDLE_MS) });
    },
    get(id) {
      const entry = cursors.get(id);
      if (entry === undefined) throw new CommandFailed(43, 'CursorNotFound', `cursor id ${id} not found`);
      return entry.cursor;
    },
    forget(connection) {
      for (const [id, { cursor }] of cursors) if (cursor.connection === connection) void close(id);
    },
  };
}

async function giveBackLane({ lane, ownsLane }: OpenCursor): Promise<void> {
  if (lane === undefined || !ownsLane) return;
  const isClean = await lane.command('CLOSE ALL').then(
    () => true,
    () => false,
  );
  lane.release(!isClean);
}
