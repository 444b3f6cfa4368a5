import { setTimeout as pause } from 'node:timers/promises';
import { type Document, serialize } from 'bson';
import { type Command, hasField, readCommand, toDocument } from './command.js';
import { createCursors } from './cursors.js';
import type { Database, Lane, Row } from './database.js';
import { findOwnReply } from './handshake.js';
import { CommandFailed, isConflict, toErrorReply, translateWriteErrors } from './reply-error.js';
import * as statements from './statements.js';
import { createTransactions } from './transactions.js';
import type { Answerer } from './wire-server.js';

const OK = serialize({ ok: 1 });
const CONFLICT_TRIES = 50;
const CONFLICT_PAUSE_MS = 20;

/** Answers MongoDB's commands by handing them to DocumentDB, which understands them as they are. */
export function createGateway(database: Database): Answerer {
  const cursors = createCursors(database);
  const transactions = createTransactions(database);

  async function answerCommand(command: Command, connection: object): Promise<Uint8Array> {
    if (command.transaction === undefined) return inItself(command, connection);
    const { key } = command.transaction;
    if (command.name === 'commitTransaction') return transactions.commit(key).then(() => OK);
    if (command.name === 'abortTransaction') return transactions.abort(key).then(() => OK);
    const lane = await transactions.enter(command.transaction, connection);
    try {
      const reply = await dispatch(command, connection, lane);
      // MongoDB undoes a transaction with the first write that fails in it.
      if (command.name in statements.WRITES && hasField(reply, 'writeErrors')) await transactions.abort(key);
      return reply;
    } catch (error) {
      await transactions.abort(key).catch(() => undefined);
      throw error;
    }
  }

  /** Outside of transactions a command is all or nothing, so one that lost a race was undone and may run again. */
  async function inItself(command: Command, connection: object): Promise<Uint8Array> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await dispatch(command, connection);
      } catch (error) {
        if (!isConflict(error) || attempt === CONFLICT_TRIES) throw error;
        // A random pause, or the same ones meet again.
        await pause(Math.random() * CONFLICT_PAUSE_MS);
      }
    }
  }

  async function dispatch(command: Command, connection: object, lane?: Lane): Promise<Uint8Array> {
    const { name, database: databaseName, body } = command;
    const write = statements.WRITES[name];
    if (write)
      return toWriteReply(await (lane ?? database).run(write, [databaseName, body, command.sequence]));
    const firstPage = statements.FIRST_PAGES[name];
    if (firstPage) return cursors.open(firstPage, [databaseName, body], connection, lane);
    const query = statements.QUERIES[name === 'findandmodify' ? 'findAndModify' : name];
    if (query) return (await (lane ?? database).run(query, [databaseName, body])).reply ?? OK;
    return answerRareCommand(command, toDocument(command), lane);
  }

  async function answerRareCommand(command: Command, document: Document, lane?: Lane): Promise<Uint8Array> {
    const { name, database: databaseName, body } = command;
    switch (name) {
      case 'getMore':
        return cursors.next(String(document.getMore), [databaseName, body], lane);
      case 'killCursors':
        await Promise.all((document.cursors as unknown[]).map((id) => cursors.close(String(id))));
        return serialize({
          cursorsKilled: document.cursors,
          cursorsNotFound: [],
          cursorsAlive: [],
          cursorsUnknown: [],
          ok: 1,
        });
      case 'drop':
        return toDropReply(await database.run(statements.DROP_COLLECTION, [databaseName, document.drop]));
      case 'dropDatabase':
        await database.run(statements.DROP_DATABASE, [databaseName]);
        return serialize({ dropped: databaseName, ok: 1 });
      case 'listDatabases':
        return (await database.run(statements.LIST_DATABASES, [body])).reply ?? OK;
      default:
        throw new CommandFailed(59, 'CommandNotFound', `no such command: '${name}'`);
    }
  }

  return {
    async answer(request, connection) {
      const command = readCommand(request);
      try {
        return findOwnReply(command.name) ?? (await answerCommand(command, connection));
      } catch (error) {
        return toErrorReply(error, command.transaction !== undefined);
      }
    },
    forget(connection) {
      transactions.forget(connection);
      cursors.forget(connection);
    },
  };
}

function toWriteReply({ reply }: Row): Uint8Array {
  if (reply === undefined) throw new Error('the database gave no reply');
  return hasField(reply, 'writeErrors') ? translateWriteErrors(reply) : reply;
}

function toDropReply({ done }: Row): Uint8Array {
  if (done === true) return OK;
  throw new CommandFailed(26, 'NamespaceNotFound', 'ns not found');
}
