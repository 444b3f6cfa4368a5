import { toPlainDate } from '../../src/calendar/plain-date.js';
import { GRADES, type Grade } from '../../src/flow/survey.js';
import type { Satisfaction, SatisfactionStore, SurveyRecord } from '../../src/reports/satisfaction.js';

type Kept = Omit<SurveyRecord, 'askedAt'> & { month: string };

/** How satisfied people were, in memory. */
export function createFakeSatisfactionStore(): SatisfactionStore {
  const kept = new Map<string, Kept>();
  const at = (officeId: string) => [...kept.values()].filter((one) => one.officeId === officeId);
  return {
    async record({ askedAt, ...survey }) {
      const known = kept.get(survey.dossierId) ?? {
        ...survey,
        month: toPlainDate(askedAt).slice(0, 7),
        answer: null,
      };
      const isLater = (survey.answer?.turn ?? 0) > (known.answer?.turn ?? 0);
      kept.set(survey.dossierId, isLater ? { ...known, answer: survey.answer } : known);
    },
    async sum(officeId, from) {
      const these = at(officeId).filter(({ month }) => month >= from);
      const keys = [...new Set(these.map(({ month, procedureId }) => `${month} ${procedureId}`))];
      return keys
        .toSorted()
        .toReversed()
        .map((key) => {
          const [month = '', procedureId = ''] = key.split(' ');
          const ones = these.filter((one) => one.month === month && one.procedureId === procedureId);
          const of = (grade: Grade) => ones.filter(({ answer }) => answer?.grade === grade).length;
          const grades = Object.fromEntries(GRADES.map((grade) => [grade, of(grade)]));
          return { month, procedureId, asked: ones.length, grades: grades as Satisfaction['grades'] };
        });
    },
    async words(officeId, month) {
      return at(officeId).flatMap((one) =>
        one.month === month && one.answer && one.answer.words !== ''
          ? [{ procedureId: one.procedureId, words: one.answer.words }]
          : [],
      );
    },
  };
}
