import type { Answer } from './answer.js';
import { type Condition, holds, type Json, keysOf, type Values } from './condition.js';
import { deriveFrom } from './derive.js';
import type { Procedure } from './procedure.js';
import type { Question } from './question.js';
import type { Form } from './session.js';

export type Answers = Readonly<Record<string, Answer>>;

/** What a route is walked with: the answers, and the day that counted days are counted to. */
export type Filled = { answers: Answers; day: Form['day'] };

/** One question that applies, and how it stands. Copied and derived ones follow from other answers and are never asked. */
export type RouteStep = {
  question: Question;
  state: 'open' | 'answered' | 'skipped' | 'copied' | 'derived';
  value: Json;
  /** as the citizen counts; a step that is not asked bears the number of the one before */
  number: number;
};
export type Route = readonly RouteStep[];

/** One turn looks at the same route many times; answers are never changed in place, so they are the key. */
const known = new WeakMap<Answers, { procedure: Procedure; day: string; route: Route }>();

/**
 * The questions that apply to these answers, in order. Everything about the way through a form (what comes next, back,
 * progress, what fell away) is read off this; conditions look only backwards, so one pass is enough.
 */
export function toRoute(procedure: Procedure, { answers, day }: Filled): Route {
  const before = known.get(answers);
  if (before?.procedure === procedure && before.day === day) return before.route;
  const route = walk(procedure, { answers, day });
  known.set(answers, { procedure, day, route });
  return route;
}

function walk(procedure: Procedure, { answers, day }: Filled): Route {
  const values: Record<string, Json> = {};
  const open = new Set<string>();
  const route: RouteStep[] = [];
  let number = 0;
  for (const question of procedure.questions) {
    const { key, when, derive } = question;
    if (when && (!holds(when, values) || (!answers[key] && isUndecided(when, open)))) continue;
    const source = findSource(question, route, values);
    const step = derive
      ? { state: 'derived' as const, value: deriveFrom(derive, values[derive.from] ?? null, day) }
      : source
        ? { state: 'copied' as const, value: source.value }
        : standing(answers[key]);
    if (!derive && !source) number += 1;
    if (step.state === 'open' || (derive && open.has(derive.from))) open.add(key);
    route.push({ question, ...step, number });
    if (step.value !== null) values[key] = step.value;
  }
  return route;
}

/** A question that hangs on one not asked yet is not counted before its turn; an answer given earlier is kept. */
const isUndecided = (when: Condition, open: ReadonlySet<string>): boolean =>
  open.size > 0 && keysOf(when).some(({ key }) => open.has(key));

function findSource(question: Question, route: Route, values: Values): RouteStep | undefined {
  const copy = question.copyFrom;
  if (!copy || !holds(copy.when, values)) return undefined;
  return route.find((step) => step.question.key === copy.key && step.state !== 'open');
}

function standing(answer: Answer | undefined): Pick<RouteStep, 'state' | 'value'> {
  if (!answer) return { state: 'open', value: null };
  return { state: answer.value === null ? 'skipped' : 'answered', value: answer.value };
}

/** The answers in force by key, copied and derived ones included. */
export const valuesOf = (route: Route): Values =>
  Object.fromEntries(
    route.filter((step) => step.value !== null).map((step) => [step.question.key, step.value]),
  );

export const findStep = (route: Route, key: string): RouteStep | undefined =>
  route.find((step) => step.question.key === key);

/** What to ask next, or undefined when everything is settled. */
export const findOpen = (route: Route): RouteStep | undefined => route.find((step) => step.state === 'open');

/** Steps that the citizen sees and counts. */
export const asked = (route: Route): Route =>
  route.filter((step) => step.state !== 'copied' && step.state !== 'derived');

/** The step asked before this one. */
export function findPrevious(route: Route, key: string): RouteStep | undefined {
  const steps = asked(route);
  return steps[steps.findIndex((step) => step.question.key === key) - 1];
}
