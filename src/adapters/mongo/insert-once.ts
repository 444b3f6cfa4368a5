import { mongo } from 'mongoose';

const DUPLICATE_KEY = 11000;

/**
 * What became of each row of an unordered insert that ended with `error`: inserted, already there, or failed alone.
 * When the error says nothing about single rows (connection lost, write concern not met) the fate of all is unknown
 * and the error itself is thrown.
 */
export function outcomesOfInsert(error: unknown, count: number): ('recorded' | 'duplicate' | Error)[] {
  if (!(error instanceof mongo.MongoBulkWriteError)) throw error;
  if (error.result.getWriteConcernError()) throw error;
  const writeErrors = error.result.getWriteErrors();
  if (writeErrors.length === 0) throw error;
  const outcomes = new Array<'recorded' | 'duplicate' | Error>(count).fill('recorded');
  for (const failed of writeErrors) {
    outcomes[failed.index] =
      failed.code === DUPLICATE_KEY ? 'duplicate' : new Error(`row was not written (code ${failed.code})`);
  }
  return outcomes;
}
