import { develop, type Faults } from './develop.js';
import { CARD, drawCard } from './draw-card.js';
import { layTable } from './lay-table.js';
import { makePerson } from './make-person.js';
import type { Pose } from './pose.js';
import { createRandom } from './random.js';
import { type Light, shoot } from './shoot.js';

const DAYLIGHT: Light = { bright: 1, slopeX: 0.1, slopeY: 0, shine: [], tint: [1, 1, 1] };
const LENS: Faults = {
  blur: 0.6,
  shake: { length: 0, angle: 0 },
  noise: 3,
  longSide: 1600,
  quality: 85,
  orientation: 1,
};
const SIZE = { width: 1600, height: 1200 };

/**
 * A good picture of several cards side by side, or of none. A text given for a card stands in its code instead of what its
 * holder's says: a payment, a web address.
 */
export async function takeTable(seed: number, texts: readonly (string | undefined)[]): Promise<Buffer> {
  const random = createRandom(seed);
  const table = await layTable(random, 'wood', SIZE.width, SIZE.height);
  const cards = await Promise.all(
    texts.map(async (text, index) => {
      const card = await drawCard(makePerson(random, 'chip'), CARD.width / 2, text);
      const pose: Pose = { share: 0.46, turn: 4, tiltX: 3, tiltY: -3, x: 0.25 + index * 0.5, y: 0.5 };
      return { card, pose };
    }),
  );
  return develop(random, shoot(table, cards, DAYLIGHT), LENS);
}
