import type { Line } from '../effects.js';
import { MediaFlaw } from '../events.js';
import { countedOf, type Gathering, lostOf, poorOf, replacedOf, storedOf } from '../media/gathering.js';
import { LossReason } from '../media/held-media.js';
import { atBeginning, namesOf } from '../media/held-names.js';
import { line } from '../turn.js';
import type { World } from '../world.js';

/** For a clerk's request: more than any asks for. */
export const MOST_FILES = 20;

/** `paper` names the paper, where it is not the one on the table. */
type Of = { max: number; paper?: string };

/** What has arrived of what was sent, by name, and what is wrong with the rest. */
export function gatheringLines(world: World, held: Gathering, of: Of): Line[] {
  const waiting = countedOf(held).filter((one) => one.state !== 'stored');
  const [late, coming] = [
    waiting.filter((one) => one.state === 'late'),
    waiting.filter((one) => one.state === 'coming'),
  ];
  const replaced = countedOf(held).filter((one) =>
    replacedOf(held).some((old) => old.replacedBy === one.item.mediaId),
  );
  return [
    ...arrivedLines(world, held),
    ...(coming.length > 0 ? [line('media.coming', { names: namesOf(world, coming) })] : []),
    ...(late.length > 0 ? [line('media.late', { What: atBeginning(world, late, of.paper) })] : []),
    ...(replaced.length > 0
      ? [line('media.replaced', { What: atBeginning(world, replaced, of.paper) })]
      : []),
    ...troubleLines(world, held, of),
  ];
}

/** "✓ Đã nhận 2/3: ảnh 1, ảnh 3." */
export function arrivedLines(world: World, held: Gathering): Line[] {
  const arrived = storedOf(held);
  const sent = countedOf(held).length + lostOf(held).length;
  if (arrived.length === 0) return [];
  return [line('media.arrived', { count: arrived.length, sent, names: namesOf(world, arrived) })];
}

/** Files that were lost, with the reason, and photos that could be better, with advice. */
export function troubleLines(world: World, held: Gathering, { max, paper }: Of): Line[] {
  return [
    ...LossReason.options.flatMap((reason) => {
      const lost = lostOf(held).filter((one) => one.reason === reason);
      return lost.length === 0
        ? []
        : [line(`media.lost.${reason}`, { What: atBeginning(world, lost, paper), max })];
    }),
    ...MediaFlaw.options.flatMap((flaw) => {
      const poor = poorOf(held).filter((one) => one.flaws.includes(flaw));
      return poor.length === 0 ? [] : [line(`media.flaw.${flaw}`, { What: atBeginning(world, poor, paper) })];
    }),
  ];
}
