import { setTimeout as pause } from 'node:timers/promises';
import { type Command, hasField, readCommand } from './command.js';
import { createCursorPages } from './cursor-pages.js';
import type { Database } from './database.js';
import { findOwnReply } from './handshake.js';
import { isConflict, toErrorReply } from './reply-error.js';
import { OK, runCommand } from './run-command.js';
import { WRITES } from './statements.js';
import { createTransactions, type Transactions } from './transactions.js';
import type { Answerer } from './wire-server.js';

const CONFLICT_TRIES = 50;
const CONFLICT_PAUSE_MS = 20;

type Run = (command: Command, origin: Parameters<typeof runCommand>[2]) => Promise<Uint8Array>;

/** Answers MongoDB's commands by handing them to DocumentDB, which understands them as they are. */
export function createGateway(database: Database): Answerer {
  const pages = createCursorPages(database);
  const transactions = createTransactions(database);
  const run: Run = (command, origin) => runCommand({ database, pages }, command, origin);
  return {
    async answer(request, connection) {
      const command = readCommand(request);
      try {
        const own = findOwnReply(command.name);
        if (own) return own;
        if (command.transaction === undefined) return await runInItself(run, command, connection);
        return await runInTransaction(run, transactions, { ...command.transaction, command, connection });
      } catch (error) {
        return toErrorReply(error, command.transaction !== undefined);
      }
    },
    forget(connection) {
      transactions.forget(connection);
      pages.forget(connection);
    },
  };
}

/** Outside of transactions a command is all or nothing, so one that lost a race was undone and may run again. */
async function runInItself(run: Run, command: Command, connection: object): Promise<Uint8Array> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run(command, { connection });
    } catch (error) {
      if (!isConflict(error) || attempt === CONFLICT_TRIES) throw error;
      // A random pause, or the same ones meet again.
      await pause(Math.random() * CONFLICT_PAUSE_MS);
    }
  }
}

type InTransaction = {
  readonly key: string;
  readonly starts: boolean;
  readonly command: Command;
  readonly connection: object;
};

async function runInTransaction(
  run: Run,
  transactions: Transactions,
  { key, starts, command, connection }: InTransaction,
): Promise<Uint8Array> {
  if (command.name === 'commitTransaction') return transactions.commit(key).then(() => OK);
  if (command.name === 'abortTransaction') return transactions.abort(key).then(() => OK);
  const lane = await transactions.enter({ key, starts }, connection);
  try {
    const reply = await run(command, { connection, lane });
    // MongoDB undoes a transaction with the first write that fails in it.
    if (command.name in WRITES && hasField(reply, 'writeErrors')) await transactions.abort(key);
    return reply;
  } catch (error) {
    await transactions.abort(key).catch(() => undefined);
    throw error;
  }
}
