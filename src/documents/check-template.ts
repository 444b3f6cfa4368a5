import type { TemplateProblem } from '../errors/template-invalid.js';
import type { PaperShape } from './paper-data.js';
import type { Place } from './paper-templates.js';

type Scopes = readonly PaperShape[];
type Found = Omit<TemplateProblem, 'file'>;

/** Every name of a template must be known where it stands; of each of `required`, one of its names must stand somewhere. */
export function checkTemplate(
  places: readonly Place[],
  { shape, required }: { shape: PaperShape; required: readonly (readonly string[])[] },
): Found[] {
  const placed = namesIn(places);
  const missing = required
    .filter((names) => !names.some((name) => placed.has(name)))
    .map(([name = '']) => ({ path: `{${name}}`, reason: 'must stand in this paper' }));
  return [...places.flatMap((place) => checkPlace(place, [shape])), ...missing];
}

/** All names, those in blocks included. */
export function namesIn(places: readonly Place[]): ReadonlySet<string> {
  return new Set(places.flatMap(({ name, inside }) => [name, ...(inside ? namesIn(inside) : [])]));
}

function checkPlace({ name, inside }: Place, scopes: Scopes): Found[] {
  const known = scopes.find((scope) => Object.hasOwn(scope, name))?.[name];
  if (known === undefined) return [{ path: `{${name}}`, reason: 'no such field' }];
  if (!inside) {
    return known === 'text' ? [] : [{ path: `{${name}}`, reason: `has rows: write {#${name}}…{/${name}}` }];
  }
  // a block around a text prints it or not; what stands inside is named as outside
  const inner = known === 'text' ? scopes : [known, ...scopes];
  return inside.flatMap((place) => checkPlace(place, inner));
}
