import type { LabelName } from '../catalogue.js';
import type { Saying } from '../effects.js';
import type { World } from '../world.js';

/** The platform takes no more. */
export const MOST_BUTTONS = 5;

/** Buttons with the catalogue's labels. */
export const buttons = (
  world: World,
  ...taps: (readonly [label: LabelName, payload: string])[]
): Saying['buttons'] => taps.map(([label, payload]) => ({ label: world.catalogue.labels[label], payload }));
