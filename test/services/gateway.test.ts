// The gateway on a database that is played by the test: what it does beyond handing commands on.
import { describe, expect, it } from '@jest/globals';
import { type Document, deserialize, Long, serialize } from 'bson';
import { createGateway } from '../../scripts/services/gateway/create-gateway.js';
import type { Database, Row } from '../../scripts/services/gateway/database.js';
import { createRequest, parseRequest } from '../../scripts/services/gateway/wire-message.js';

const reply = (document: Document): Row => ({ reply: Buffer.from(serialize(document)) });
const sqlError = (code: string) => Object.assign(new Error(`failed with ${code}`), { code });
const session = { id: 'session 1' };

/** A database that answers from a list, one entry a statement, and notes what was asked on which lane. */
function playDatabase(answers: readonly (Row | Error)[]) {
  const left = [...answers];
  const asked: string[] = [];
  const next = (name: string): Row => {
    asked.push(name);
    const answer = left.shift() ?? {};
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const database: Database = {
    run: async ({ name }) => next(name),
    openLane: async () => ({
      run: async ({ name }) => next(`lane ${name}`),
      command: async (sql) => void asked.push(sql),
      release: (broken = false) => void asked.push(broken ? 'close lane' : 'release lane'),
    }),
    close: async () => undefined,
  };
  const gateway = createGateway(database);
  const ask = async (command: Document, connection: object = gateway): Promise<Document> =>
    deserialize(
      await gateway.answer(parseRequest(createRequest(serialize({ ...command, $db: 'town' }))), connection),
    );
  return { ask, asked, gateway };
}

const inTransaction = (command: Document, starts = false) => ({
  ...command,
  lsid: session,
  autocommit: false,
  ...(starts && { startTransaction: true }),
});

describe('the gateway', () => {
  it('answers greetings without the database', async () => {
    const { ask, asked } = playDatabase([]);
    expect(await ask({ hello: 1 })).toMatchObject({ isWritablePrimary: true, msg: 'isdbgrid', ok: 1 });
    expect(asked).toEqual([]);
  });

  it('refuses a command that it does not know the way MongoDB does', async () => {
    const { ask } = playDatabase([]);
    expect(await ask({ shutdownPlease: 1 })).toMatchObject({ ok: 0, code: 59, codeName: 'CommandNotFound' });
  });

  it.each([
    ['23505', 11000, 'E11000 failed with 23505'],
    ['M001C', 11000, 'E11000 failed with M001C'],
    ['55P03', 112, 'failed with 55P03'],
    ['M0004', 14, 'failed with M0004'],
    ['XX000', 2, 'failed with XX000'],
  ])('gives SQLSTATE %s as error %i', async (state, code, errmsg) => {
    const { ask } = playDatabase([sqlError(state)]);
    expect(await ask({ insert: 'things' })).toMatchObject({ ok: 0, code, errmsg });
  });

  it('gives the errors of single writes in the numbers of MongoDB', async () => {
    const packed = { index: 1, code: 319029277, errmsg: 'Duplicate key violation' };
    const { ask } = playDatabase([reply({ n: 1, ok: 1, writeErrors: [packed] })]);
    expect(await ask({ insert: 'things' })).toEqual({
      n: 1,
      ok: 1,
      writeErrors: [{ index: 1, code: 11000, errmsg: 'E11000 Duplicate key violation' }],
    });
  });

  it('sends a command again that lost a race, since nothing of it was kept', async () => {
    const { ask, asked } = playDatabase([sqlError('40P01'), sqlError('40001'), reply({ n: 1, ok: 1 })]);
    expect(await ask({ update: 'things' })).toEqual({ n: 1, ok: 1 });
    expect(asked).toEqual(['update', 'update', 'update']);
  });
});

describe('a cursor of the gateway', () => {
  const page = (id: string, pinned: boolean): Row => ({
    ...reply({ cursor: { firstBatch: [], id: Long.fromString(id) }, ok: 1 }),
    continuation: Buffer.from('next'),
    pinned,
    id,
  });

  it('keeps its connection while it lives there, and gives it back when it is closed', async () => {
    const { ask, asked } = playDatabase([page('7', true)]);
    await ask({ find: 'things' });
    expect(asked).toEqual(['lane find']);
    await ask({ killCursors: 'things', cursors: [Long.fromNumber(7)] });
    expect(asked).toEqual(['lane find', 'CLOSE ALL', 'release lane']);
  });

  it('gives its connection back at once when it can go on in any', async () => {
    const { ask, asked } = playDatabase([page('8', false), { ...reply({ ok: 1 }), continuation: null }]);
    await ask({ find: 'things' });
    await ask({ getMore: Long.fromNumber(8), collection: 'things' });
    expect(asked).toEqual(['lane find', 'release lane', 'getMore']);
    expect(await ask({ getMore: Long.fromNumber(8) })).toMatchObject({
      code: 43,
      codeName: 'CursorNotFound',
    });
  });

  it('is closed when its driver went away', async () => {
    const driver = {};
    const { ask, asked, gateway } = playDatabase([page('9', true)]);
    await ask({ find: 'things' }, driver);
    gateway.forget(driver);
    await ask({ ping: 1 });
    expect(asked.slice(1)).toEqual(['CLOSE ALL', 'release lane']);
  });
});

describe('a transaction of the gateway', () => {
  const begun = 'BEGIN ISOLATION LEVEL REPEATABLE READ';

  it('runs on one connection from its first command to its end', async () => {
    const { ask, asked } = playDatabase([reply({ ok: 1 }), reply({ ok: 1 })]);
    await ask(inTransaction({ insert: 'things' }, true));
    await ask(inTransaction({ update: 'things' }));
    expect(await ask(inTransaction({ commitTransaction: 1 }))).toEqual({ ok: 1 });
    expect(asked).toEqual([begun, 'lane insert', 'lane update', 'COMMIT', 'release lane']);
  });

  it('is undone by a conflict, which the driver is invited to try again', async () => {
    const { ask, asked } = playDatabase([sqlError('40001')]);
    expect(await ask(inTransaction({ update: 'things' }, true))).toMatchObject({
      code: 112,
      errorLabels: ['TransientTransactionError'],
    });
    expect(asked).toEqual([begun, 'lane update', 'ROLLBACK', 'release lane']);
  });

  it('is undone by a refused write, which the driver is not invited to try again', async () => {
    const refused = { index: 0, code: 319029277, errmsg: 'Duplicate key' };
    const { ask, asked } = playDatabase([reply({ n: 0, ok: 1, writeErrors: [refused] })]);
    const answer = await ask(inTransaction({ insert: 'things' }, true));
    expect(answer).toMatchObject({ writeErrors: [{ code: 11000 }] });
    expect(answer).not.toHaveProperty('errorLabels');
    expect(asked).toContain('ROLLBACK');
  });

  it('never goes on outside of itself after it was undone', async () => {
    const { ask, asked } = playDatabase([]);
    expect(await ask(inTransaction({ insert: 'things' }))).toMatchObject({
      code: 251,
      errorLabels: ['TransientTransactionError'],
    });
    expect(await ask(inTransaction({ commitTransaction: 1 }))).toMatchObject({ code: 251 });
    expect(asked).toEqual([]);
  });

  it('is undone when its driver went away', async () => {
    const driver = {};
    const { ask, asked, gateway } = playDatabase([reply({ ok: 1 })]);
    await ask(inTransaction({ insert: 'things' }, true), driver);
    gateway.forget(driver);
    await ask({ ping: 1 });
    expect(asked.slice(2)).toEqual(['ROLLBACK', 'release lane']);
  });
});
