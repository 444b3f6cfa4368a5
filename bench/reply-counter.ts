/** Lets the bench wait for the replies to one citizen. */
export type ReplyCounter = {
  arrived(userId: string): void;
  /** Resolves when so many more messages have arrived for this citizen; rejects after a minute. */
  wait(userId: string, count: number): Promise<void>;
};

const PATIENCE_MS = 60_000;

export function createReplyCounter(): ReplyCounter {
  const waiting = new Map<string, { left: number; resolve: () => void }>();
  return {
    arrived(userId) {
      const entry = waiting.get(userId);
      if (!entry || --entry.left > 0) return;
      waiting.delete(userId);
      entry.resolve();
    },
    wait: (userId, left) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => reject(new Error(`no reply to ${userId} within a minute`)),
          PATIENCE_MS,
        );
        waiting.set(userId, {
          left,
          resolve: () => {
            clearTimeout(timer);
            resolve();
          },
        });
      }),
  };
}
