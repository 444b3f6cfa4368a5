import type { Connection } from 'mongoose';
import { z } from 'zod';
import { toPlainDate } from '../../calendar/plain-date.js';
import { GRADES, Grade } from '../../flow/survey.js';
import type { OfficeId } from '../../ids.js';
import {
  Month,
  type Satisfaction,
  type SatisfactionStore,
  type SurveyRecord,
} from '../../reports/satisfaction.js';
import type { Cipher } from '../../secrets/cipher.js';
import { isDuplicateKey } from './is-duplicate-key.js';

/** One survey. Its id is a keyed hash of the dossier, and no time is finer than a month: nobody can tell whose it is. */
type Row = {
  _id: string;
  officeId: OfficeId;
  month: Month;
  procedureId: string;
  turn: number;
  /** absent: not answered */
  grade?: Grade;
  /** sealed; absent: none were written, or their time is over */
  words?: string;
};

const Counted = z.object({
  _id: z.object({ month: Month, procedureId: z.string(), grade: Grade.nullable() }),
  surveys: z.int(),
});
const Written = z.object({ procedureId: z.string(), words: z.string() });

/** How satisfied people were, in the collection `surveys`. */
export function createMongoSatisfactionStore({
  connection,
  cipher,
}: {
  connection: Connection;
  cipher: Cipher;
}): SatisfactionStore {
  const rows = connection.collection<Row>('surveys');

  /** Of many who note the same at once one writes; the others find it there. */
  async function note({ officeId, procedureId, askedAt }: SurveyRecord, _id: string): Promise<void> {
    const $setOnInsert = { officeId, month: toPlainDate(askedAt).slice(0, 7), procedureId, turn: 0 };
    await rows.updateOne({ _id }, { $setOnInsert }, { upsert: true }).catch((error: unknown) => {
      if (!isDuplicateKey(error)) throw error;
    });
  }

  return {
    async record(survey) {
      const _id = cipher.blindIndex('survey', survey.dossierId);
      await note(survey, _id);
      if (survey.answer === null) return;
      const { turn, grade, words } = survey.answer;
      const written = words === '' ? {} : { words: cipher.seal(words) };
      await rows.updateOne(
        { _id, turn: { $lt: turn } },
        { $set: { turn, grade, ...written }, ...(words === '' && { $unset: { words: '' as const } }) },
      );
    },
    async sum(officeId, from) {
      const grade = { $ifNull: ['$grade', null] };
      const counted = await rows
        .aggregate([
          { $match: { officeId, month: { $gte: from } } },
          { $group: { _id: { month: '$month', procedureId: '$procedureId', grade }, surveys: { $sum: 1 } } },
        ])
        .toArray();
      return toSums(Counted.array().parse(counted));
    },
    async words(officeId, month) {
      const found = await rows
        .find({ officeId, month, words: { $gt: '' } }, { projection: { procedureId: 1, words: 1 } })
        .sort({ _id: 1 })
        .toArray();
      return Written.array()
        .parse(found)
        .map(({ procedureId, words }) => ({ procedureId, words: cipher.open(words) }));
    },
  };
}

function toSums(counted: z.infer<typeof Counted>[]): Satisfaction[] {
  const keyOf = ({ _id }: z.infer<typeof Counted>) => `${_id.month} ${_id.procedureId}`;
  const keys = [...new Set(counted.map(keyOf))].toSorted().toReversed();
  return keys.map((key) => {
    const [month = '', procedureId = ''] = key.split(' ');
    const these = counted.filter((one) => keyOf(one) === key);
    const of = (grade: Grade) => these.find(({ _id }) => _id.grade === grade)?.surveys ?? 0;
    return {
      ...{ month, procedureId },
      asked: these.reduce((all, { surveys }) => all + surveys, 0),
      grades: Object.fromEntries(GRADES.map((grade) => [grade, of(grade)])) as Satisfaction['grades'],
    };
  });
}

/** The report asks by months. */
export async function ensureSatisfactionIndexes(connection: Connection): Promise<void> {
  await connection.collection('surveys').createIndex({ officeId: 1, month: 1 });
}
