import type { GreyPicture } from './grey-picture.js';
import { type Tile, toTiles } from './tile.js';

/** A tile holds something when its brightness varies by more than this share of the whole picture's range. */
const SOMETHING = 0.1;
/** Letters cross the middle brightness so often per row or column; the edge of a sheet does it once, a line twice. */
const TURNS = 2.5;
/** So many tiles of letters say more than edges do. */
const LETTERS = 6;
/** The sharper tiles decide: a page lies flat somewhere, and the table around it says nothing. */
const DECIDING = 0.75;

/**
 * How sharp a picture is: its fine detail (mean square of the second difference) over the variance, in the tiles that
 * hold letters, in the direction that has least of it, because a shaken photo is sharp along the way it moved. Where
 * there are hardly any letters, edges are looked at across. What empty tiles have of detail is the sensor's noise and
 * does not count. The ratio is the same for faint and strong ink; undefined where there is nothing.
 */
export function measureSharpness(grey: GreyPicture, range: number): number | undefined {
  const tiles = toTiles(grey, range);
  const held = tiles.filter((tile) => holdsSomething(tile, range));
  const empty = tiles.filter((tile) => !holdsSomething(tile, range));
  const letters = held.filter(({ turns }) => turns >= TURNS);
  const isWritten = letters.length >= LETTERS;
  const leasts = empty.map((tile) => tile.least);
  const noise = findQuantile(leasts, 0.5) ?? 0;
  const ratios = (isWritten ? letters : held).map(
    ({ least, most, variance }) => Math.max(0, (isWritten ? least : most) - noise) / variance,
  );
  return findQuantile(ratios, DECIDING);
}

const holdsSomething = ({ variance }: Tile, range: number): boolean => variance > (SOMETHING * range) ** 2;

function findQuantile(values: readonly number[], share: number): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)];
}
