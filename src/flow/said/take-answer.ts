import type { Answer } from '../answer.js';
import type { Said, Warning } from '../answers/answer-kind.js';
import { kindOf } from '../answers/index.js';
import type { Json } from '../condition.js';
import { newDoubts } from '../doubts.js';
import type { Line } from '../effects.js';
import { getProcedure, routeOf, settle } from '../form.js';
import type { Procedure } from '../procedure.js';
import type { Question } from '../question.js';
import { type Route, toRoute, valuesOf } from '../route.js';
import { findBroken } from '../rules.js';
import { inChat, labelOf } from '../shown-answer.js';
import { type FormContext, line, showPlace, type Turn, withLines } from '../turn.js';
import { miss } from './miss.js';

/** Two lines on a phone; every answer but a story is shorter. */
const LONGEST_ECHO = 120;

/** Hands what the citizen sent to the kind of the question, and settles it, has it confirmed, or says what is wrong. */
export function takeAnswer(context: FormContext, question: Question, said: Said): Turn {
  const { world, form } = context;
  const kind = kindOf(question.answer);
  const parsed = kind.parse(said, question.answer, world.domain);
  if (parsed.outcome === 'missing') return miss(context, line(`reasons.${kind.kind}.missing`), question);
  if (parsed.outcome === 'notUnderstood') {
    return miss(context, line(`reasons.${parsed.reason ?? `${kind.kind}.notUnderstood`}`), question);
  }
  if (parsed.outcome === 'invalid')
    return miss(context, line(`reasons.${parsed.reason}`, parsed.params), question);
  const value: Json = parsed.value;
  const procedure = getProcedure(world, form);
  const answers = { ...form.answers, [question.key]: { value, warnings: [] } };
  const route = toRoute(procedure, { answers, day: form.day });
  const broken = findBroken(procedure, question.key, route);
  if (broken !== undefined) return miss(context, line('reasons.rule', { message: broken }), question);
  const doubts = doubtsOf(context, procedure, question.key, route);
  const answer: Answer = { value, warnings: parsed.warnings };
  const remarks = doubts.map((doubt) => line(doubt.key, doubt.params));
  if (!parsed.confirm && remarks.length === 0) return settleAnswer(context, question, answer);
  return check(context, question, answer, [
    ...parsed.warnings.map((one) => line(one.key, one.params)),
    ...remarks,
  ]);
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

/** Doubts that this answer, or a copy of it, brings up and that were not there before it. */
function doubtsOf({ world, form }: FormContext, procedure: Procedure, key: string, route: Route): Warning[] {
  const copies = route.filter(({ state, question }) => state === 'copied' && question.copyFrom?.key === key);
  const given = [key, ...copies.map((step) => step.question.key)];
  return newDoubts({ world, procedure }, valuesOf(routeOf(world, form)), valuesOf(route))
    .filter((one) => one.keys.some((about) => given.includes(about)))
    .map((one) => one.warning);
}
