import { z } from 'zod';
import { Audience } from '../../notices/audience.js';

/** One ticked box comes as a text, several as a list, none not at all. */
export const Ticked = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((ticked) => [ticked].flat().filter((one) => one !== ''));

const short = z.string().max(1_000).default('');

/** What may be asked of somebody. */
const Side = z.object({
  neighbourhoods: Ticked,
  procedures: Ticked,
  states: Ticked,
  languages: Ticked,
  ages: Ticked,
  tags: short.transform((tags) =>
    tags
      .split(',')
      .map((tag) => tag.trim().normalize('NFC'))
      .filter((tag) => tag !== ''),
  ),
  follower: z
    .string()
    .optional()
    .transform((ticked) => ticked !== undefined),
  days: short.transform((days) => days.trim()),
});
export type Side = z.infer<typeof Side>;

/** Those who are meant (`in_…` in the form), all or any of whose conditions have to hold, and those who are left out (`out_…`). */
export type AudienceParts = { match: 'all' | 'any'; in: Side; out: Side };

/** Undefined for what no form of ours sends. */
export function readParts(body: Readonly<Record<string, unknown>>): AudienceParts | undefined {
  const parts = z
    .object({ match: z.enum(['all', 'any']).default('all'), in: Side, out: Side })
    .safeParse({ match: body.match, in: prefixed(body, 'in_'), out: prefixed(body, 'out_') });
  return parts.success ? parts.data : undefined;
}

/** Fields whose names begin so, without the beginning. */
export const prefixed = (body: Readonly<Record<string, unknown>>, prefix: string): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
    ),
  );

/** Who is meant: those who fit one or all of the first conditions, but none of the second. Undefined for what is no condition. */
export function toAudience({ match, ...sides }: AudienceParts): Audience | undefined {
  const meant = conditionsOf(sides.in);
  const left = conditionsOf(sides.out);
  const whole: unknown = meant.length === 0 ? EVERYBODY : { is: match, of: meant };
  const audience =
    left.length === 0 ? whole : { is: 'all', of: [whole, { is: 'not', of: { is: 'any', of: left } }] };
  const parsed = Audience.safeParse(audience);
  return parsed.success ? parsed.data : undefined;
}

const EVERYBODY = { is: 'everybody' } as const;

function conditionsOf(side: Side): object[] {
  const some = (is: string, oneOf: readonly (string | number)[]) => (oneOf.length > 0 ? [{ is, oneOf }] : []);
  return [
    ...some('inNeighbourhood', side.neighbourhoods),
    ...some('usedProcedure', side.procedures),
    ...some('hasDossierIn', side.states.map(Number)),
    ...some('speaks', side.languages),
    ...some('aged', side.ages),
    ...some('tagged', side.tags),
    ...(side.follower ? [{ is: 'follower' }] : []),
    ...(side.days === '' ? [] : [{ is: 'wroteWithin', days: Number(side.days) }]),
  ];
}

/** Back from an audience to the form that makes it. */
export function fromAudience(audience: Audience): AudienceParts {
  const [whole, exception] =
    audience.is === 'all' && audience.of.length === 2 && audience.of[1]?.is === 'not'
      ? audience.of
      : [audience, undefined];
  const left = exception?.is === 'not' ? partsOf(exception.of) : [];
  return {
    match: whole?.is === 'any' ? 'any' : 'all',
    in: fromConditions(whole ? partsOf(whole) : []),
    out: fromConditions(left),
  };
}

const partsOf = (audience: Audience): readonly Audience[] =>
  audience.is === 'all' || audience.is === 'any' ? audience.of : [audience];

function fromConditions(conditions: readonly Audience[]): Side {
  const oneOf = (is: Audience['is']): string[] =>
    conditions.flatMap((one) => (one.is === is && 'oneOf' in one ? one.oneOf.map(String) : []));
  const within = conditions.find((one) => one.is === 'wroteWithin');
  return {
    neighbourhoods: oneOf('inNeighbourhood'),
    procedures: oneOf('usedProcedure'),
    states: oneOf('hasDossierIn'),
    languages: oneOf('speaks'),
    ages: oneOf('aged'),
    tags: oneOf('tagged'),
    follower: conditions.some(({ is }) => is === 'follower'),
    days: within?.is === 'wroteWithin' ? String(within.days) : '',
  };
}
