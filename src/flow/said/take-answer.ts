import type { Answer } from '../answer.js';
import type { Said } from '../answers/answer-kind.js';
import type { Line } from '../effects.js';
import { settle } from '../form.js';
import { judgeAnswer } from '../judge-answer.js';
import type { Question } from '../question.js';
import { inChat, labelOf } from '../shown-answer.js';
import { type FormContext, line, showPlace, type Turn, withLines } from '../turn.js';
import { miss } from './miss.js';

/** Two lines on a phone; every answer but a story is shorter. */
const LONGEST_ECHO = 120;

/** Hands what the citizen sent to the kind of the question, and settles it, has it confirmed, or says what is wrong. */
export function takeAnswer(context: FormContext, question: Question, said: Said): Turn {
  const judged = judgeAnswer(context, question, said);
  switch (judged.kind) {
    case 'refused':
      return miss(context, judged.reason, question);
    case 'good':
      return settleAnswer(context, question, judged.answer);
    case 'check':
      return check(context, question, judged.answer, judged.remarks);
  }
}

/** Puts an understood answer on the table for the citizen's yes. */
export function check(context: FormContext, question: Question, answer: Answer, remarks: Line[]): Turn {
  const { session } = context;
  return showPlace({
    ...session,
    misses: 0,
    place: { at: 'question', key: question.key, checking: { answer, remarks } },
  });
}

/** Settles the answer and says back how it was understood: taps are hidden in the chat, typing may be misread. */
export function settleAnswer(context: FormContext, question: Question, answer: Answer): Turn {
  const shown = shorten(inChat(context.world, question, answer.value));
  return withLines(settle(context, question.key, answer), line('echo', { label: labelOf(question), shown }));
}

/** A story is not read back whole: its beginning says that it has arrived. */
const shorten = (shown: string): string =>
  shown.length > LONGEST_ECHO ? `${shown.slice(0, LONGEST_ECHO).trimEnd()}…` : shown;
