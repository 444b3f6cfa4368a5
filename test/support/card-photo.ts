import { develop } from '../../scripts/card-photos/develop.js';
import { drawCard } from '../../scripts/card-photos/draw-card.js';
import { layTable } from '../../scripts/card-photos/lay-table.js';
import { makePerson } from '../../scripts/card-photos/make-person.js';
import { createRandom } from '../../scripts/card-photos/random.js';
import { shoot } from '../../scripts/card-photos/shoot.js';

/** A made-up holder as the code of their card says it. */
export type CardHolder = { number: string; name: string; birth: string; sex: string; address: string };

/** A photo of this holder's chip card on a table, a little askew. */
export async function photoOfCard({ number, name, birth, sex, address }: CardHolder): Promise<Buffer> {
  const random = createRandom(7);
  const text = [number, '', name, birth, sex, address, '15042021'].join('|');
  const table = await layTable(random, 'wood', 1600, 1200);
  const card = await drawCard(makePerson(random, 'chip'), 1200, text);
  const pose = { share: 0.7, turn: 8, tiltX: 6, tiltY: -5, x: 0.5, y: 0.5 };
  const light = {
    bright: 0.95,
    slopeX: 0.2,
    slopeY: 0,
    shine: [],
    tint: [1, 1, 1] as [number, number, number],
  };
  return develop(random, shoot(table, [{ card, pose }], light), {
    ...{ blur: 0.6, shake: { length: 0, angle: 0 }, noise: 4 },
    ...{ longSide: 1600, quality: 80, orientation: 1 },
  });
}
