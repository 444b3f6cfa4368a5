import type { Connection } from 'mongoose';
import { z } from 'zod';
import { toPlainDate } from '../../calendar/plain-date.js';
import { EndedForm, FormEnd, QuestionCounts } from '../../flow/form-tally.js';
import type { OfficeId } from '../../ids.js';
import type { Funnel, FunnelFilter, FunnelRow, FunnelStore } from '../../reports/funnel.js';
import type { Cipher } from '../../secrets/cipher.js';

/** One form that ended. Its id is a keyed hash: nobody can tell whose form it was. */
type Row = Omit<EndedForm, 'formId' | 'tally'> & {
  _id: string;
  officeId: OfficeId;
  day: string;
  questions: ({ key: string } & QuestionCounts)[];
};

const Ended = z.object({
  _id: z.object({ procedureId: z.string(), revision: z.string(), end: FormEnd }),
  forms: z.int(),
});
const Asked = QuestionCounts.extend({
  _id: z.object({ procedureId: z.string(), revision: z.string(), key: z.string() }),
});
const Stopped = z.object({
  _id: z.object({ procedureId: z.string(), revision: z.string(), key: z.string() }),
  forms: z.int(),
});

/** How forms went, in the collection `funnel`. */
export function createMongoFunnelStore({
  connection,
  cipher,
}: {
  connection: Connection;
  cipher: Cipher;
}): FunnelStore {
  const rows = connection.collection<Row>('funnel');
  const procedure = { procedureId: '$procedureId', revision: '$revision' };
  const sumOf = (name: string) => ({ $sum: `$questions.${name}` });

  return {
    async record(officeId, form) {
      const { formId, tally, ...rest } = EndedForm.parse(form);
      const _id = cipher.blindIndex('funnel', `${formId} ${form.revision}`);
      const questions = Object.entries(tally).map(([key, counts]) => ({ key, ...counts }));
      const row = { ...rest, officeId, day: toPlainDate(form.endedAt), questions };
      await rows.replaceOne({ _id }, row, { upsert: true });
    },

    async sum(filter) {
      const $match = toMatch(filter);
      const [ended, asked, stopped] = await Promise.all([
        rows
          .aggregate([{ $match }, { $group: { _id: { ...procedure, end: '$end' }, forms: { $sum: 1 } } }])
          .toArray(),
        rows
          .aggregate([
            { $match },
            { $unwind: '$questions' },
            {
              $group: {
                _id: { ...procedure, key: '$questions.key' },
                shown: sumOf('shown'),
                answered: sumOf('answered'),
                skipped: sumOf('skipped'),
                failed: sumOf('failed'),
              },
            },
          ])
          .toArray(),
        rows
          .aggregate([
            { $match: { ...$match, stoppedAt: { $type: 'string' }, end: { $ne: 'moved' } } },
            { $group: { _id: { ...procedure, key: '$stoppedAt' }, forms: { $sum: 1 } } },
          ])
          .toArray(),
      ]);
      return toFunnels(
        z.array(Ended).parse(ended),
        z.array(Asked).parse(asked),
        z.array(Stopped).parse(stopped),
      );
    },
  };
}

const toMatch = ({ officeId, procedureId, from, to }: FunnelFilter) => ({
  day: { $gte: from, $lte: to },
  ...(officeId !== undefined && { officeId }),
  ...(procedureId !== undefined && { procedureId }),
});

const NONE = Object.fromEntries(FormEnd.options.map((end) => [end, 0])) as Funnel['ended'];

function toFunnels(
  ended: z.infer<typeof Ended>[],
  asked: z.infer<typeof Asked>[],
  stopped: z.infer<typeof Stopped>[],
): Funnel[] {
  const nameOf = ({ _id }: { _id: { procedureId: string; revision: string } }) =>
    `${_id.procedureId} ${_id.revision}`;
  const names = [...new Set(ended.map(nameOf))].sort();
  return names.map((name) => {
    const [procedureId = '', revision = ''] = name.split(' ');
    const ends = ended
      .filter((one) => nameOf(one) === name)
      .map(({ _id, forms }) => [_id.end, forms] as const);
    const counts = asked.filter((one) => nameOf(one) === name);
    const stops = stopped.filter((one) => nameOf(one) === name);
    const keys = new Set([...counts, ...stops].map(({ _id }) => _id.key));
    const questions = [...keys].map((key): FunnelRow => {
      const {
        shown = 0,
        answered = 0,
        skipped = 0,
        failed = 0,
      } = counts.find((one) => one._id.key === key) ?? {};
      const abandoned = stops.find((one) => one._id.key === key)?.forms ?? 0;
      return { key, shown, answered, skipped, failed, abandoned };
    });
    return { procedureId, revision, ended: { ...NONE, ...Object.fromEntries(ends) }, questions };
  });
}

/** The dashboard asks by days. */
export async function ensureFunnelIndexes(connection: Connection): Promise<void> {
  await connection.collection('funnel').createIndex({ day: 1, officeId: 1, procedureId: 1 });
}
