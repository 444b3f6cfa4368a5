const MOST_TRIES = 10;

/**
 * Writes again when the write was chosen to end a deadlock. MongoDB knows none; the PostgreSQL beneath its stand-in
 * (decision 8) ends one of two inserts that wait for each other's unique keys, and nothing of that one is written.
 */
export async function beyondDeadlock<T>(write: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await write();
    } catch (error) {
      if (tries >= MOST_TRIES || !isDeadlock(error)) throw error;
    }
  }
}

const isDeadlock = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('deadlock detected');
