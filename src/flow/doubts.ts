import { IdentityNumber, type Sex } from '../identity/identity-number.js';
import { PartialDate } from '../identity/partial-date.js';
import { toneKey } from '../text/fold.js';
import type { Warning } from './answers/answer-kind.js';
import { identityWarnings } from './answers/identity-number.js';
import { holds, type Json, type Values } from './condition.js';
import type { Procedure } from './procedure.js';
import type { Rule } from './rule.js';
import type { World } from './world.js';

/** Values of a question for the sex in procedure templates. */
const SEXES: Readonly<Record<string, Sex | undefined>> = { NAM: 'male', NU: 'female' };

/** `keys` are the answers that disagree, `carrier` the one that carries the warning to the clerk. */
export type Doubt = { carrier: string; keys: string[]; warning: Warning };

/** Where answers do not go together although they may be right: for the citizen to confirm and the clerk to see. */
export const findDoubts = (world: World, procedure: Procedure, values: Values): Doubt[] =>
  procedure.rules.flatMap((rule) => {
    if (rule.type === 'identityMatches') return doubtIdentity(world, rule, values);
    return rule.type === 'inherited' ? doubtInherited(rule, values) : [];
  });

function doubtIdentity(
  world: World,
  rule: Extract<Rule, { type: 'identityMatches' }>,
  values: Values,
): Doubt[] {
  const known = IdentityNumber.safeParse(values[rule.identity]);
  if (!known.success) return [];
  const birth = PartialDate.safeParse(rule.birthDate === undefined ? null : values[rule.birthDate]);
  const sex = SEXES[rule.sexIs ?? String(rule.sex === undefined ? '' : values[rule.sex])];
  const declared = { ...(birth.success && { birthYear: birth.data.y }), ...(sex && { sex }) };
  const keys = [rule.identity, rule.birthDate, rule.sex].filter((key) => key !== undefined);
  return identityWarnings(known.data, declared, world.domain)
    .filter((warning) => warning.key !== 'warnings.identityPrefix')
    .map((warning) => ({ carrier: rule.identity, keys, warning: inWords(world, warning) }));
}

/** `male` and `female` as the language of the conversation says them. */
function inWords({ catalogue }: World, { key, params }: Warning): Warning {
  const { labels } = catalogue;
  const spoken = Object.entries(params ?? {}).map(([name, value]) => [
    name,
    value === 'male' ? labels.male : value === 'female' ? labels.female : value,
  ]);
  return { key, params: Object.fromEntries(spoken) };
}

/** Keys of what a child has from a parent, by what the rule looks at. */
const INHERITED_WARNINGS = {
  surname: 'warnings.surname',
  ethnicGroup: 'warnings.ethnicGroup',
} as const;

function doubtInherited(rule: Extract<Rule, { type: 'inherited' }>, values: Values): Doubt[] {
  const take = rule.what === 'surname' ? surnameIn : textIn;
  const child = take(values[rule.child]);
  const parents = rule.parents.map((key) => take(values[key]));
  const isKnown = child !== undefined && !parents.includes(undefined);
  if (!isKnown || parents.includes(child) || !holds(rule.when, values)) return [];
  const warning = { key: INHERITED_WARNINGS[rule.what] };
  return [{ carrier: rule.child, keys: [rule.child, ...rule.parents], warning }];
}

/** The first word of a name of several, wherever its tone mark stands. */
function surnameIn(value: Json | undefined): string | undefined {
  const words = typeof value === 'string' ? toneKey(value).split(' ') : [];
  return words.length > 1 ? words[0] : undefined;
}

const textIn = (value: Json | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** Doubts that hold for these answers and did not before. */
export function newDoubts(
  { world, procedure }: { world: World; procedure: Procedure },
  before: Values,
  after: Values,
): Doubt[] {
  const known = new Set(findDoubts(world, procedure, before).map((one) => JSON.stringify(one)));
  return findDoubts(world, procedure, after).filter((one) => !known.has(JSON.stringify(one)));
}
