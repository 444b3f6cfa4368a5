import { isDeepStrictEqual } from 'node:util';
import type { FeePart } from '../flow/fee.js';
import type { Procedure } from '../flow/procedure.js';
import type { Question } from '../flow/question.js';
import { type Finding, lintCondition, lintKind } from './lint-keys.js';

/** What a dossier takes from the answers: who applies, how many copies, how the result is fetched, what it costs. */
export function lintMappings({ applicant, copies, delivery, questions, fee }: Procedure): Finding[] {
  return [
    ...lintName(applicant, questions),
    ...(applicant.phone === undefined
      ? []
      : lintKind(applicant.phone, 'phone', questions, 'applicant.phone')),
    ...(applicant.identityNumber === undefined
      ? []
      : lintKind(applicant.identityNumber, 'identityNumber', questions, 'applicant.identityNumber')),
    ...(copies === undefined ? [] : lintKind(copies.question, 'number', questions, 'copies')),
    ...(typeof delivery === 'string' ? lintKind(delivery, 'choice', questions, 'delivery') : []),
    ...fee.parts.flatMap((part, index) => lintFeePart(part, questions, `fee.parts.${index}`)),
    ...(fee.parts.some((part) => part.kind === 'PER_COPY') && copies === undefined
      ? [{ path: 'fee', reason: 'a fee per copy needs a question for copies' }]
      : []),
  ];
}

/** Everybody is asked for the name, but for those who may stay anonymous and did choose to. */
function lintName(
  { fullName, anonymous }: Procedure['applicant'],
  questions: readonly Question[],
): Finding[] {
  const path = 'applicant.fullName';
  const asked = questions.find((one) => one.key === fullName);
  const named = anonymous && { not: anonymous };
  const isAsked = !asked || (asked.required && isDeepStrictEqual(asked.when, named));
  return [
    ...lintKind(fullName, 'personName', questions, path),
    ...(anonymous ? lintCondition(anonymous, questions, 'applicant.anonymous') : []),
    ...(isAsked ? [] : [{ path, reason: 'must be asked of everybody who is not anonymous' }]),
  ];
}

const lintFeePart = (part: FeePart, questions: readonly Question[], path: string): Finding[] => [
  ...(part.when ? lintCondition(part.when, questions, `${path}.when`) : []),
  ...(part.kind === 'PER_PAGE' ? part.of : [])
    .flatMap(({ pages, copies }) => [pages, copies])
    .flatMap((key) => lintKind(key, 'number', questions, `${path}.of`)),
];
