import { develop } from './develop.js';
import { drawCard } from './draw-card.js';
import { layTable } from './lay-table.js';
import { type MadeUpPerson, SEX } from './make-person.js';
import { createRandom } from './random.js';
import type { Sample } from './samples.js';
import { type Light, shoot } from './shoot.js';

const SIZE = { width: 1600, height: 1200 };
const LIGHT: Light = { bright: 0.95, slopeX: 0.2, slopeY: 0, shine: [], tint: [1, 1, 1] };

/** A photo of this card on a table, a little askew. */
export async function takeSample({ kind, blur, text }: Sample): Promise<Buffer> {
  const random = createRandom(7);
  const table = await layTable(random, 'wood', SIZE.width, SIZE.height);
  const card = await drawCard(holderOf(kind, text), 1200);
  const pose = { share: 0.7, turn: 8, tiltX: 6, tiltY: -5, x: 0.5, y: 0.5 };
  return develop(random, shoot(table, [{ card, pose }], LIGHT), {
    ...{ blur, shake: { length: 0, angle: 0 }, noise: 4 },
    ...{ longSide: SIZE.width, quality: 72, orientation: 1 },
  });
}

function holderOf(kind: Sample['kind'], text: string): MadeUpPerson {
  const [identityNumber = '', , fullName = '', birth = '', sex = '', residence = '', issued = ''] =
    text.split('|');
  return { kind, identityNumber, fullName, birth, isMan: sex === SEX.male, residence, issued, text };
}
