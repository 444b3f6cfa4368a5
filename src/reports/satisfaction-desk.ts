import { addMonths, toPlainDate } from '../calendar/plain-date.js';
import type { OfficeId } from '../ids.js';
import type { Month, SatisfactionStore } from './satisfaction.js';
import { type MonthReport, toMonthReport } from './satisfaction-report.js';

/** Months that are looked back upon, this one included. */
const MONTHS = 12;

/** What an office may see of how satisfied people were. Both reject when the database is away. */
export type SatisfactionDesk = {
  /** The months in which somebody was asked, newest first; without words. */
  months(officeId: OfficeId): Promise<MonthReport[]>;
  /** What was written in this one, as far as it may be seen. */
  month(officeId: OfficeId, month: Month): Promise<MonthReport>;
};

export function createSatisfactionDesk({
  satisfaction,
  now,
}: {
  satisfaction: Pick<SatisfactionStore, 'sum' | 'words'>;
  now(): number;
}): SatisfactionDesk {
  const first = () => addMonths(toPlainDate(now()), 1 - MONTHS).slice(0, 7);
  return {
    async months(officeId) {
      const sums = await satisfaction.sum(officeId, first());
      const named = [...new Set(sums.map(({ month }) => month))];
      return named.map((month) => toMonthReport(month, { sums, words: [], now: now() }));
    },
    async month(officeId, month) {
      const [sums, words] = await Promise.all([
        satisfaction.sum(officeId, month),
        satisfaction.words(officeId, month),
      ]);
      return toMonthReport(month, { sums, words, now: now() });
    },
  };
}
