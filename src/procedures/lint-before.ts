import type { Procedure } from '../flow/procedure.js';
import type { Question } from '../flow/question.js';
import { type Finding, lintCondition, lintKey } from './lint-keys.js';

/** Kinds that name nobody, so that they may be asked before consent. */
const IMPERSONAL: ReadonlySet<string> = new Set(['choice', 'yesNo', 'date', 'dateTime', 'number']);

/** What is told and asked before the form. Answers to it must not fall off the route when the form begins. */
export function lintBefore({ papers, situation, questions }: Procedure): Finding[] {
  const asked = questions.filter((one) => situation.includes(one.key));
  return [
    ...papers.flatMap(({ when, case: named }, index) => [
      ...(when ? lintCondition(when, questions, `papers.${index}.when`) : []),
      ...(when === undefined && named !== undefined
        ? [{ path: `papers.${index}.case`, reason: 'is only for a paper with a condition' }]
        : []),
    ]),
    ...situation.flatMap((key) => lintKey(key, questions, 'situation')),
    ...asked.flatMap((question, index) => lintAsked(question, asked.slice(0, index))),
  ];
}

/** One question that is asked before consent. */
function lintAsked({ key, when, answer, sensitive }: Question, earlier: readonly Question[]): Finding[] {
  const path = `situation.${key}`;
  const isPersonal = sensitive || !IMPERSONAL.has(answer.kind);
  return [
    ...(when ? lintCondition(when, earlier, path) : []),
    ...(isPersonal
      ? [{ path, reason: `a ${sensitive ? 'sensitive' : answer.kind} answer is not asked before consent` }]
      : []),
  ];
}
