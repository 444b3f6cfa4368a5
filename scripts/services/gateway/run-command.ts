import { type Document, serialize } from 'bson';
import { type Command, hasField, toDocument } from './command.js';
import type { CursorPages } from './cursor-pages.js';
import type { Database, Lane, Row } from './database.js';
import { CommandFailed, translateWriteErrors } from './reply-error.js';
import * as statements from './statements.js';

type Parts = { readonly database: Database; readonly pages: CursorPages };

/** Who asked, and on which connection to the database the command has to run, if on a certain one. */
type Origin = { readonly connection: object; readonly lane?: Lane };

export const OK = serialize({ ok: 1 });

/** Runs one command and answers its reply. Throws what the database or the gateway has against it. */
export async function runCommand(parts: Parts, command: Command, origin: Origin): Promise<Uint8Array> {
  const { name, database: databaseName, body } = command;
  const runner = origin.lane ?? parts.database;
  const write = statements.WRITES[name];
  if (write) return toWriteReply(await runner.run(write, [databaseName, body, command.sequence]));
  const firstPage = statements.FIRST_PAGES[name];
  if (firstPage) return parts.pages.first(firstPage, [databaseName, body], origin);
  const query = statements.QUERIES[name === 'findandmodify' ? 'findAndModify' : name];
  if (query) return (await runner.run(query, [databaseName, body])).reply ?? OK;
  return runRareCommand(parts, command, origin);
}

/** Commands that are so rare that building the whole document costs nothing. */
async function runRareCommand(
  { database, pages }: Parts,
  command: Command,
  { lane }: Origin,
): Promise<Uint8Array> {
  const { name, database: databaseName, body } = command;
  const document = toDocument(command);
  switch (name) {
    case 'getMore':
      return pages.next(String(document.getMore), [databaseName, body], lane);
    case 'killCursors':
      await Promise.all((document.cursors as unknown[]).map((id) => pages.close(String(id))));
      return toKilledReply(document);
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

function toWriteReply({ reply }: Row): Uint8Array {
  if (reply === undefined) throw new Error('the database gave no reply');
  return hasField(reply, 'writeErrors') ? translateWriteErrors(reply) : reply;
}

function toKilledReply({ cursors }: Document): Uint8Array {
  return serialize({
    cursorsKilled: cursors,
    cursorsNotFound: [],
    cursorsAlive: [],
    cursorsUnknown: [],
    ok: 1,
  });
}

function toDropReply({ done }: Row): Uint8Array {
  if (done === true) return OK;
  throw new CommandFailed(26, 'NamespaceNotFound', 'ns not found');
}
