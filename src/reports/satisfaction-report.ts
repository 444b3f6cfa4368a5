import { addDays, addMonths, startOfDay } from '../calendar/plain-date.js';
import { GRADES, SURVEY_DAYS } from '../flow/survey.js';
import { PlainDate } from '../ids.js';
import type { Month, Satisfaction, SurveyWords } from './satisfaction.js';

/** With fewer answers somebody could tell who gave which. */
export const FEWEST_ANSWERS = 3;

/** `null`: too few answers to be shown without showing whose they are. */
export type Grades = Satisfaction['grades'] | null;

/** `procedureId` null: the procedures with too few answers of their own, together. */
export type SatisfactionLine = {
  procedureId: string | null;
  asked: number;
  answered: number;
  grades: Grades;
  words: string[];
};

export type MonthReport = {
  month: Month;
  asked: number;
  answered: number;
  /** of all lines that may be shown */
  grades: Grades;
  /** none before `opensOn` */
  lines: SatisfactionLine[];
  /** the day from which grades and words may be seen; null: they may */
  opensOn: PlainDate | null;
};

/** The first day on which nobody asked in this month can still answer. */
export const opensOn = (month: Month): PlainDate =>
  addDays(addMonths(PlainDate.parse(`${month}-01`), 1), SURVEY_DAYS);

/**
 * A month as the office may see it: while answers still come in only how many, so that nobody can look before and after
 * one came; then by procedure, those with too few answers together, and not even so when they are too few. Pure.
 */
export function toMonthReport(
  month: Month,
  { sums, words, now }: { sums: readonly Satisfaction[]; words: readonly SurveyWords[]; now: number },
): MonthReport {
  const these = sums.filter((one) => one.month === month);
  const counts = { asked: add(these.map(({ asked }) => asked)), answered: add(these.map(answersOf)) };
  const opens = opensOn(month);
  if (now < startOfDay(opens)) return { month, ...counts, grades: null, lines: [], opensOn: opens };
  const many = these.filter((one) => answersOf(one) >= FEWEST_ANSWERS);
  const few = these.filter((one) => answersOf(one) < FEWEST_ANSWERS);
  const lines = [
    ...many.map((one) => toLine(one.procedureId, [one], words)),
    ...(few.length > 0 ? [toLine(null, few, words)] : []),
  ];
  const shown = lines.flatMap(({ grades }) => (grades ? [grades] : []));
  return { month, ...counts, grades: shown.length > 0 ? addGrades(shown) : null, lines, opensOn: null };
}

function toLine(
  procedureId: string | null,
  sums: readonly Satisfaction[],
  words: readonly SurveyWords[],
): SatisfactionLine {
  const answered = add(sums.map(answersOf));
  const ids = new Set(sums.map((one) => one.procedureId));
  const isShown = answered >= FEWEST_ANSWERS;
  return {
    ...{ procedureId, answered, asked: add(sums.map(({ asked }) => asked)) },
    grades: isShown ? addGrades(sums.map(({ grades }) => grades)) : null,
    words: isShown ? words.filter((one) => ids.has(one.procedureId)).map((one) => one.words) : [],
  };
}

/** How many per cent gave grade 4 or 5. */
export function satisfiedPercent(grades: Satisfaction['grades']): number {
  return Math.round((100 * (grades[4] + grades[5])) / add(Object.values(grades)));
}

const answersOf = ({ grades }: Satisfaction): number => add(Object.values(grades));

const add = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const addGrades = (all: readonly Satisfaction['grades'][]): Satisfaction['grades'] =>
  Object.fromEntries(
    GRADES.map((grade) => [grade, add(all.map((one) => one[grade]))]),
  ) as Satisfaction['grades'];
