import { type Condition, holds, keysOf, type Values } from './condition.js';
import type { Procedure } from './procedure.js';
import { type Filled, findStep, toRoute, valuesOf } from './route.js';

/** What some answers of a procedure already settle; a question that may still be asked settles nothing. */
export type Known = { values: Values; open: ReadonlySet<string> };

/** What is known from what is filled in, however little. Conditions look only backwards, so one pass is enough. */
export function toKnown(procedure: Procedure, filled: Filled): Known {
  const route = toRoute(procedure, filled);
  const values = valuesOf(route);
  const open = new Set<string>();
  for (const { key, when, derive } of procedure.questions) {
    const step = findStep(route, key);
    const mayCome = step
      ? step.state === 'open' || (derive !== undefined && open.has(derive.from))
      : when !== undefined && decide(when, { values, open }) !== false;
    if (mayCome) open.add(key);
  }
  return { values, open };
}

/** As `holds`, but undefined while answers that could turn it either way are still to come. */
export function decide(condition: Condition, known: Known): boolean | undefined {
  if ('all' in condition) return every(condition.all.map((part) => decide(part, known)));
  if ('any' in condition) return not(every(condition.any.map((part) => not(decide(part, known)))));
  if ('not' in condition) return not(decide(condition.not, known));
  const isOpen = keysOf(condition).some(({ key }) => known.open.has(key));
  return isOpen ? undefined : holds(condition, known.values);
}

const not = (verdict: boolean | undefined): boolean | undefined =>
  verdict === undefined ? undefined : !verdict;

function every(verdicts: (boolean | undefined)[]): boolean | undefined {
  if (verdicts.includes(false)) return false;
  return verdicts.includes(undefined) ? undefined : true;
}
