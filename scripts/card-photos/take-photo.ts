import { develop } from './develop.js';
import { CARD, drawCard } from './draw-card.js';
import { layTable, TABLES } from './lay-table.js';
import { type CardKind, type MadeUpPerson, makePerson } from './make-person.js';
import { createRandom } from './random.js';
import { SCENARIOS, type Scenario, sceneOf } from './scenarios.js';
import { shoot } from './shoot.js';

/** One picture of the set, and whom its card belongs to. */
export type CardPhoto = { name: string; scenario: Scenario; person: MadeUpPerson; jpeg: Buffer };

const KINDS: readonly CardKind[] = ['chip', 'canCuoc'];

/** The names of a set: every scenario with both cards, `rounds` times. */
export function* photoPlan(
  rounds: number,
): Generator<{ number: number; scenario: Scenario; kind: CardKind }> {
  let number = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (const scenario of SCENARIOS) for (const kind of KINDS) yield { number: number++, scenario, kind };
  }
}

/** Takes one picture: a made-up person's card on a table, seen by a phone and sent by a messenger. */
export async function takePhoto(
  seed: number,
  { number, scenario, kind }: { number: number; scenario: Scenario; kind: CardKind },
): Promise<CardPhoto> {
  const random = createRandom(seed * 1000 + number);
  const person = makePerson(random, kind);
  const { width, height, pose, light, faults } = sceneOf(random, scenario);
  const table = await layTable(random, random.pick(TABLES), width, height);
  const card = await drawCard(person, Math.min(CARD.width, Math.round(pose.share * width * 1.3)));
  const jpeg = await develop(random, shoot(table, [{ card, pose }], light), faults);
  return { name: `${String(number).padStart(3, '0')}-${scenario}-${kind}`, scenario, person, jpeg };
}
