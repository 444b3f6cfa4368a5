import { IdentityNumber, type Sex } from '../identity/identity-number.js';
import { PartialDate } from '../identity/partial-date.js';
import type { Warning } from './answers/answer-kind.js';
import { identityWarnings } from './answers/identity-number.js';
import type { Values } from './condition.js';
import type { Procedure } from './procedure.js';
import type { World } from './world.js';

/** Values of a question for the sex in procedure templates. */
const SEXES: Readonly<Record<string, Sex | undefined>> = { NAM: 'male', NU: 'female' };

/** `keys` are the answers that disagree, `identity` the one that carries the warning to the clerk. */
export type Doubt = { identity: string; keys: string[]; warning: Warning };

/** Where an identity number and what was declared differ: by rule, for the citizen to confirm and the clerk to see. */
export function findDoubts(world: World, procedure: Procedure, values: Values): Doubt[] {
  return procedure.rules.flatMap((rule) => {
    if (rule.type !== 'identityMatches') return [];
    const known = IdentityNumber.safeParse(values[rule.identity]);
    if (!known.success) return [];
    const birth = PartialDate.safeParse(rule.birthDate === undefined ? null : values[rule.birthDate]);
    const sex = SEXES[String(rule.sex === undefined ? '' : values[rule.sex])];
    const declared = { ...(birth.success && { birthYear: birth.data.y }), ...(sex && { sex }) };
    const keys = [rule.identity, rule.birthDate, rule.sex].filter((key) => key !== undefined);
    return identityWarnings(known.data, declared, world.domain)
      .filter((warning) => warning.key !== 'warnings.identityPrefix')
      .map((warning) => ({ identity: rule.identity, keys, warning }));
  });
}
