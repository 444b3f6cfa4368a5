import type { CatchUp } from '../catch-up.js';
import type { Line, Saying } from '../effects.js';
import { progressOf, routeOf } from '../form.js';
import { asked, findStep } from '../route.js';
import type { Session } from '../session.js';
import { line } from '../turn.js';
import type { World } from '../world.js';
import { showPlaceOf } from './show-place.js';

/** "The system is back": where we go on, what was noted, and what was not. */
export function tellComeBack(
  world: World,
  session: Session,
  { said, skipped, kept, at }: Pick<CatchUp, 'said' | 'skipped' | 'kept'> & { at: number },
): Saying {
  const saying = said ?? showPlaceOf(world, session, at);
  const own = (saying.before ?? []).filter(({ key }) => key !== 'greeting.again');
  const known = new Set(own.map((one) => JSON.stringify(one)));
  const earlier = kept.filter((one) => !known.has(JSON.stringify(one)));
  const left = skipped > 0 ? [line('comeBack.skipped', { count: skipped })] : [];
  return { ...saying, before: [whereOn(world, session), ...earlier, ...own, ...left] };
}

function whereOn(world: World, { place, form }: Session): Line {
  const route = form && place.at === 'question' ? asked(routeOf(world, form)) : undefined;
  const step = route && place.at === 'question' ? findStep(route, place.key) : undefined;
  return route && step ? line('comeBack.atQuestion', progressOf(route, step)) : line('comeBack.elsewhere');
}
