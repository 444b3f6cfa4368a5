import { toPlainDate } from '../calendar/plain-date.js';
import { dateIn } from '../identity/date-and-time.js';
import { compareDates } from '../identity/partial-date.js';
import type { PlainDate } from '../ids.js';
import { SlotAnswer } from './answers/slot.js';
import { holds, type Values } from './condition.js';
import { findDayOfAge } from './day-of-age.js';
import type { Procedure } from './procedure.js';
import { findStep, type Route, valuesOf } from './route.js';
import type { Rule, StopRule } from './rule.js';

/**
 * The message of the first rule that this answer breaks together with another. An earlier answer that breaks one with
 * a later answer is taken, and the later one is asked again; a copied later answer cannot be, so there it is refused.
 */
export function findBroken(procedure: Procedure, key: string, route: Route): string | undefined {
  const values = valuesOf(route);
  const rule = procedure.rules.find((one) => {
    if (!keysIn(one).includes(key) || !isBroken(one, values)) return false;
    const last = later(procedure, one);
    return last === key || (last !== undefined && findStep(route, last)?.state === 'copied');
  });
  return rule && 'message' in rule ? rule.message : undefined;
}

/** Keys whose answer no longer agrees with an earlier, changed one: they must be asked again. */
export const findInvalidated = (procedure: Procedure, values: Values): string[] =>
  procedure.rules
    .filter((rule) => isBroken(rule, values))
    .map((rule) => later(procedure, rule))
    .filter((key) => key !== undefined);

/** The rule that ends the form with these answers; `lastDay` is the last on which somebody can be booked to come. */
export const findStop = (procedure: Procedure, values: Values, lastDay: PlainDate): StopRule | undefined =>
  stopRulesOf(procedure).find((rule) => {
    if (rule.type === 'stop') return holds(rule.when, values);
    const ofAge = findDayOfAge(values[rule.birthDate] ?? null, rule.years);
    return ofAge !== undefined && ofAge > lastDay;
  });

export const findStopRule = (procedure: Procedure, id: string): StopRule | undefined =>
  stopRulesOf(procedure).find((rule) => rule.id === id);

const stopRulesOf = ({ rules }: Procedure): StopRule[] =>
  rules.filter((rule) => rule.type === 'stop' || rule.type === 'minAge');

/** The first day on which everybody is of the age that this answer asks for. */
export const findNotBefore = (procedure: Procedure, key: string, values: Values): PlainDate | undefined =>
  procedure.rules
    .flatMap((rule) =>
      rule.type === 'minAge' && rule.on === key
        ? [findDayOfAge(values[rule.birthDate] ?? null, rule.years)]
        : [],
    )
    .filter((day) => day !== undefined)
    .toSorted()
    .at(-1);

function isBroken(rule: Rule, values: Values): boolean {
  switch (rule.type) {
    case 'dateOrder': {
      const first = dateIn(values[rule.first]);
      const last = dateIn(values[rule.last]);
      return first && last ? compareDates({ ...first, y: first.y + rule.years }, last) > 0 : false;
    }
    case 'differ':
      return holds({ same: rule.keys }, values);
    case 'minAge': {
      const ofAge = findDayOfAge(values[rule.birthDate] ?? null, rule.years);
      const slot = SlotAnswer.safeParse(values[rule.on]);
      return ofAge !== undefined && slot.success && toPlainDate(slot.data.at) < ofAge;
    }
    case 'identityMatches':
    case 'inherited':
    case 'stop':
      return false;
  }
}

function keysIn(rule: Rule): string[] {
  if (rule.type === 'dateOrder') return [rule.first, rule.last];
  if (rule.type === 'minAge') return [rule.birthDate, rule.on];
  return rule.type === 'differ' ? rule.keys : [];
}

const later = (procedure: Procedure, rule: Rule): string | undefined =>
  procedure.questions.map((question) => question.key).findLast((key) => keysIn(rule).includes(key));
