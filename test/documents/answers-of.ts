import { kindOf } from '../../src/flow/answers/index.js';
import type { Procedure } from '../../src/flow/procedure.js';
import type { Question } from '../../src/flow/question.js';
import { inFull } from '../../src/flow/shown-answer.js';
import type { SubmittedAnswer } from '../../src/flow/submission.js';
import { domain, MORNING } from '../flow/universe.js';

/** Every question of the form answered with its example, also those that never stand on one form together. */
export const allAnswers = ({ questions, sentences }: Procedure): SubmittedAnswer[] => [
  ...questions.filter(({ onForm }) => onForm).map(toAnswer),
  ...sentences.map(({ key, section, label, text }) => ({
    key,
    section,
    label,
    kind: 'sentence',
    value: text.replace(/[{}]/g, ''),
    shown: text.replace(/[{}]/g, ''),
    warnings: [],
  })),
];

/** Only what everybody is asked and has to answer. */
export const fewAnswers = ({ questions }: Procedure): SubmittedAnswer[] =>
  questions.filter(({ onForm, required, when }) => onForm && required && !when).map(toAnswer);

function toAnswer(question: Question): SubmittedAnswer {
  const { key, section, label, answer, example } = question;
  const value = answerWith(question);
  const shown = value === null ? example : inFull(domain, question, value);
  return { key, section, label, kind: answer.kind, value, shown: shown || example, warnings: [] };
}

function answerWith({ answer, example }: Question): SubmittedAnswer['value'] {
  if (answer.kind === 'attachment') return [{ mediaId: 'm-1', kind: 'photo' }];
  if (answer.kind === 'slot') return null;
  const parsed = kindOf(answer).parse({ text: example, at: MORNING }, answer, domain);
  if (parsed.outcome !== 'valid') throw new Error(`the example "${example}" is ${parsed.outcome}`);
  return parsed.value;
}
