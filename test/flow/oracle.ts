import type { Condition, Json } from '../../src/flow/condition.js';
import { deriveFrom } from '../../src/flow/derive.js';
import type { Procedure } from '../../src/flow/procedure.js';
import type { Form } from '../../src/flow/session.js';
import { mentions } from '../../src/text/mentions.js';

/**
 * A second, slow and plain reading of a procedure: which questions apply to these answers and what each is worth. It
 * shares nothing with the engine's route but the counting of days, so that the two can be held against each other.
 */
export function readPlainly(procedure: Procedure, form: Form): Map<string, Json | undefined> {
  const applies = new Map<string, Json | undefined>();
  for (const question of procedure.questions) {
    const answer = form.answers[question.key];
    if (question.when && !isTrue(question.when, applies)) continue;
    const { copyFrom: source, derive } = question;
    if (derive) applies.set(question.key, deriveFrom(derive, applies.get(derive.from) ?? null, form.day));
    else if (
      source &&
      isTrue(source.when, applies) &&
      applies.has(source.key) &&
      applies.get(source.key) !== undefined
    )
      applies.set(question.key, applies.get(source.key));
    else applies.set(question.key, answer?.value);
  }
  return applies;
}

function isTrue(condition: Condition, values: ReadonlyMap<string, Json | undefined>): boolean {
  if ('all' in condition) return condition.all.every((one) => isTrue(one, values));
  if ('any' in condition) return condition.any.some((one) => isTrue(one, values));
  if ('not' in condition) return !isTrue(condition.not, values);
  if ('same' in condition) {
    const [left, right] = condition.same.map((key) => values.get(key));
    return left !== undefined && left !== null && JSON.stringify(left) === JSON.stringify(right);
  }
  const value = values.get(condition.key);
  if ('mentions' in condition) return typeof value === 'string' && mentions(value, condition.mentions);
  const isAnswered = value !== undefined && value !== null;
  if ('answered' in condition) return isAnswered === condition.answered;
  if ('partial' in condition) return isAnswered && typeof value === 'object' && !('d' in value);
  if ('in' in condition) return condition.in.some((one) => one === value);
  return value === condition.is;
}
