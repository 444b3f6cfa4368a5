import type { AnswerKindName } from '../flow/answers/index.js';
import type { Procedure } from '../flow/procedure.js';
import { placesOf } from '../text/fill.js';
import type { Finding } from './lint-keys.js';

/** Kinds whose answers are never shown back to be confirmed: a sensitive one must not appear in the chat even once. */
const NEVER_CHECKED: ReadonlySet<AnswerKindName> = new Set([
  'accountNumber',
  'attachment',
  'choice',
  'number',
  'text',
  'yesNo',
]);

/** Sensitive answers are named by the notice, asked only after it, and nothing that the chat shows is made of them. */
export function lintSensitive({ questions, sentences, sensitiveData, situation }: Procedure): Finding[] {
  const sensitive = questions.filter((one) => one.sensitive);
  const keys = new Set(sensitive.map((one) => one.key));
  return [
    ...(sensitive.length > 0 === sensitiveData.length > 0
      ? []
      : [{ path: 'sensitiveData', reason: 'must say what the sensitive questions ask about' }]),
    ...sensitive
      .filter(({ answer }) => !NEVER_CHECKED.has(answer.kind) || 'usual' in answer)
      .map(({ key, answer }) => ({
        path: `questions.${key}.sensitive`,
        reason: `a ${answer.kind} may be shown back to be confirmed`,
      })),
    ...situation
      .filter((key) => keys.has(key))
      .map((key) => ({ path: `situation.${key}`, reason: 'is sensitive and not asked before consent' })),
    ...sentences.flatMap(({ text }, index) =>
      placesOf(text)
        .filter((key) => keys.has(key))
        .map((key) => ({ path: `sentences.${index}.text`, reason: `"${key}" is sensitive` })),
    ),
  ];
}
