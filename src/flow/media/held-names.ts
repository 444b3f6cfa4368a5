import type { World } from '../world.js';
import { isNameless } from './gathering.js';
import type { HeldMedia } from './held-media.js';

/** A file's own name may be long. */
const MOST_LETTERS = 40;

/** What the citizen knows a file by: its own name, or "ảnh 2". */
export function nameOf({ catalogue: { labels } }: World, held: HeldMedia): string {
  const { name, kind } = held.item;
  if (isNameless(held) || name === undefined)
    return `${kind === 'photo' ? labels.photo : labels.file} ${held.number}`;
  return name.length <= MOST_LETTERS ? name : `${name.slice(0, MOST_LETTERS)}…`;
}

export const namesOf = (world: World, held: readonly HeldMedia[]): string =>
  [...held]
    .sort((one, other) => one.number - other.number)
    .map((one) => nameOf(world, one))
    .join(', ');

/** As a line begins; with the paper that they belong to, where it is not on the table. */
export function atBeginning(world: World, held: readonly HeldMedia[], paper?: string): string {
  const names = namesOf(world, held);
  const begun = names.charAt(0).toLocaleUpperCase('vi') + names.slice(1);
  return paper === undefined ? begun : `${begun} (${paper})`;
}
