import { GRADES } from '../../flow/survey.js';
import { type Grades, type MonthReport, satisfiedPercent } from '../../reports/satisfaction-report.js';
import { type ConsoleWords, fill } from '../pages/console-words.js';
import { toLocalDate } from '../pages/local-time.js';

/** A line of the table; `grades` from the best to the worst, none where they may not be seen. */
export type SatisfactionRow = {
  name: string;
  asked: number;
  answered: number;
  grades: { label: string; count: number }[];
  /** per cent with grade 4 or 5, or why there is none */
  satisfied: string;
};

export type MonthView = SatisfactionRow & { month: string };

export type SatisfactionView = {
  months: MonthView[];
  /** best first */
  labels: string[];
  /** the month that is looked at; absent where nobody was asked yet */
  chosen?: MonthView & { rows: SatisfactionRow[]; words: { name: string; words: string[] }[]; note: string };
};

type Input = {
  months: readonly MonthReport[];
  chosen: MonthReport | undefined;
  nameOf(procedureId: string): string;
};

/** How satisfied people were, as the page shows it. */
export function toSatisfactionView(
  { months, chosen, nameOf }: Input,
  { satisfaction: words }: ConsoleWords,
): SatisfactionView {
  const named = (procedureId: string | null) => (procedureId === null ? words.others : nameOf(procedureId));
  return {
    months: months.map((one) => toMonthView(one, words)),
    labels: words.grades.toReversed(),
    ...(chosen && {
      chosen: {
        ...toMonthView(chosen, words),
        rows: chosen.lines.map((line) => ({
          ...line,
          name: named(line.procedureId),
          ...toGrades(line.grades, words),
        })),
        words: chosen.lines
          .filter((line) => line.words.length > 0)
          .map((line) => ({ name: named(line.procedureId), words: line.words })),
        note: noteOf(chosen, words),
      },
    }),
  };
}

type Words = ConsoleWords['satisfaction'];

export const toMonthView = (report: MonthReport, words: Words): MonthView => ({
  month: report.month,
  name: report.month.split('-').toReversed().join('/'),
  asked: report.asked,
  answered: report.answered,
  ...toGrades(report.grades, words),
  ...(report.opensOn && { satisfied: noteOf(report, words) }),
});

export const toGrades = (grades: Grades, words: Words): Pick<SatisfactionRow, 'grades' | 'satisfied'> => ({
  grades: grades
    ? GRADES.map((grade) => ({ label: words.grades[grade - 1] ?? '', count: grades[grade] })).toReversed()
    : [],
  satisfied: grades ? `${satisfiedPercent(grades)}%` : words.tooFew,
});

const noteOf = ({ opensOn }: MonthReport, words: Words): string =>
  opensOn === null ? '' : fill(words.opensOn, { date: toLocalDate(opensOn) });
