import { plainKey } from '../text/fold.js';
import { withoutPoliteness } from '../text/politeness.js';
import type { Answer } from './answer.js';
import type { Said, Warning } from './answers/answer-kind.js';
import { kindOf } from './answers/index.js';
import type { Json } from './condition.js';
import { newDoubts } from './doubts.js';
import type { Line } from './effects.js';
import { getProcedure, routeOf } from './form.js';
import type { Procedure } from './procedure.js';
import type { Question } from './question.js';
import { type Route, toRoute, valuesOf } from './route.js';
import { findBroken } from './rules.js';
import { type FormContext, line } from './turn.js';

/** What becomes of an answer: it counts, it counts after a yes to these remarks, or it does not do for this reason. */
export type Judged =
  | { kind: 'good'; answer: Answer }
  | { kind: 'check'; answer: Answer; remarks: Line[] }
  | { kind: 'refused'; reason: Line };

/**
 * Judges what somebody said to a question by its kind, then by the rules across answers, then by doubts. Everybody who
 * fills in a form asks here, so that the chat and the counter take the same answers.
 */
export function judgeAnswer(
  context: Pick<FormContext, 'world' | 'form'>,
  question: Question,
  said: Said,
): Judged {
  const { world, form } = context;
  const kind = kindOf(question.answer);
  const parsed = kind.parse(said, question.answer, world.domain);
  if (parsed.outcome === 'missing') return refused(`reasons.${kind.kind}.missing`);
  if (parsed.outcome === 'notUnderstood')
    return refused(`reasons.${parsed.reason ?? `${kind.kind}.notUnderstood`}`);
  if (parsed.outcome === 'invalid') return refused(`reasons.${parsed.reason}`, parsed.params);
  const value: Json = parsed.value;
  const procedure = getProcedure(world, form);
  const answers = { ...form.answers, [question.key]: { value, warnings: [] } };
  const route = toRoute(procedure, { answers, day: form.day });
  const broken = findBroken(procedure, question.key, route);
  if (broken !== undefined) return refused('reasons.rule', { message: broken });
  const doubts = doubtsOf(context, procedure, question.key, route);
  const answer: Answer = { value, warnings: parsed.warnings };
  if (!parsed.confirm && doubts.length === 0) return { kind: 'good', answer };
  return { kind: 'check', answer, remarks: [...parsed.warnings, ...doubts].map(toLine) };
}

const toLine = ({ key, params }: Warning): Line => line(key, params);

const refused = (key: string, params?: Line['params']): Judged => ({
  kind: 'refused',
  reason: line(key, params),
});

/** Doubts that this answer, or a copy of it, brings up and that were not there before it. */
function doubtsOf(
  { world, form }: Pick<FormContext, 'world' | 'form'>,
  procedure: Procedure,
  key: string,
  route: Route,
): Warning[] {
  const copies = route.filter(({ state, question }) => state === 'copied' && question.copyFrom?.key === key);
  const given = [key, ...copies.map((step) => step.question.key)];
  return newDoubts({ world, procedure }, valuesOf(routeOf(world, form)), valuesOf(route))
    .filter((one) => one.keys.some((about) => given.includes(about)))
    .map((one) => one.warning);
}

/** The words of the button that skips, typed instead of pressed. */
export const isSkipLabel = ({ required, skipLabel }: Question, text: string): boolean =>
  !required && skipLabel !== undefined && withoutPoliteness(plainKey(text)) === plainKey(skipLabel);
