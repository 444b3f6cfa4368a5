import { type AnswerKindName, kindOf } from '../flow/answers/index.js';
import { type Condition, keysOf } from '../flow/condition.js';
import type { Question } from '../flow/question.js';

export type Finding = { path: string; reason: string };

/** A condition looks only at known questions, and only at answers that they can have. */
export function lintCondition(condition: Condition, known: readonly Question[], path: string): Finding[] {
  return keysOf(condition).flatMap(({ key, options }) => {
    const question = known.find((one) => one.key === key);
    if (!question) return lintKey(key, known, path);
    return options
      .filter(
        (option) => !kindOf(question.answer).Value.safeParse(option).success || !isOption(question, option),
      )
      .map((option) => ({ path, reason: `"${key}" can never be "${option}"` }));
  });
}

function isOption({ answer }: Question, option: string | number | boolean): boolean {
  return answer.kind !== 'choice' || answer.options.some((one) => one.value === option);
}

/** Something names a question: it must be there, and before the place that names it where that matters. */
export function lintKey(key: string, known: readonly Question[], path: string): Finding[] {
  return known.some((one) => one.key === key) ? [] : [{ path, reason: `no question "${key}" before this` }];
}

/** Kinds whose answer holds a date. */
export const DATED = ['date', 'dateTime'] as const;

/** Something needs a question of this kind, or of one of these. */
export function lintKind(
  key: string,
  kind: AnswerKindName | readonly AnswerKindName[],
  questions: readonly Question[],
  path: string,
): Finding[] {
  const question = questions.find((one) => one.key === key);
  if (!question) return lintKey(key, questions, path);
  const kinds: readonly AnswerKindName[] = typeof kind === 'string' ? [kind] : kind;
  return kinds.includes(question.answer.kind)
    ? []
    : [{ path, reason: `"${key}" is not a ${kinds.join(' or ')}` }];
}
