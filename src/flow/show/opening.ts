import { fill } from '../../text/fill.js';
import type { World } from '../world.js';
import { formatMoment } from './moments.js';

/** Whether the office is open, or when it opens next, in words. */
export function openingOf({ calendar, catalogue }: World, at: number): string {
  const { labels } = catalogue;
  const next = calendar.nextOpening(at);
  return next === at ? labels.openNow : fill(labels.opensNext, { moment: formatMoment(next, labels) });
}
