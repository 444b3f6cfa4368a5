import type { GreyPicture } from './grey-picture.js';

/** What a square of a picture holds. */
export type Tile = {
  variance: number;
  /** fine detail (mean square of the second difference) in the direction that has least, and most of it */
  least: number;
  most: number;
  /** how often brightness crosses its mean, per row or per column that crosses it at all, whichever is more */
  turns: number;
};

const SIDE = 32;
const AREA = SIDE * SIDE;
/** Crossing the mean by less than this share of the whole picture's range is noise. */
const CROSSING = 0.05;

/** The squares of a picture; one pixel at its border is left out, for its neighbours. */
export function toTiles(grey: GreyPicture, range: number): Tile[] {
  const tiles: Tile[] = [];
  for (let top = 1; top + SIDE < grey.height; top += SIDE) {
    for (let left = 1; left + SIDE < grey.width; left += SIDE) {
      tiles.push(toTile(grey, top * grey.width + left, range * CROSSING));
    }
  }
  return tiles;
}

function toTile({ pixels, width }: GreyPicture, start: number, least: number): Tile {
  const { mean, variance } = measureSpread(pixels, width, start);
  // across, down and both slanting ways
  const details = [1, width, width + 1, width - 1].map((next) => measureDetail(pixels, width, start, next));
  const turnsOf = (along: number, across: number) =>
    countTurns(
      Array.from({ length: SIDE }, (_, row) => ({ pixels, from: start + row * across, along })),
      mean,
      least,
    );
  return {
    variance,
    least: Math.min(...details),
    most: Math.max(...details),
    turns: Math.max(turnsOf(1, width), turnsOf(width, 1)),
  };
}

function measureSpread(pixels: Uint8Array, width: number, start: number) {
  let [sum, squares] = [0, 0];
  for (let row = start; row < start + SIDE * width; row += width) {
    for (let at = row; at < row + SIDE; at++) {
      const here = pixels[at] ?? 0;
      sum += here;
      squares += here * here;
    }
  }
  const mean = sum / AREA;
  return { mean, variance: squares / AREA - mean * mean };
}

function measureDetail(pixels: Uint8Array, width: number, start: number, next: number): number {
  let sum = 0;
  for (let row = start; row < start + SIDE * width; row += width) {
    for (let at = row; at < row + SIDE; at++) {
      sum += (2 * (pixels[at] ?? 0) - (pixels[at - next] ?? 0) - (pixels[at + next] ?? 0)) ** 2;
    }
  }
  return sum / AREA;
}

type Ray = { pixels: Uint8Array; from: number; along: number };

function countTurns(rays: readonly Ray[], mean: number, least: number): number {
  const turns = rays.map((ray) => turnsOn(ray, mean, least)).filter((count) => count > 0);
  return turns.length === 0 ? 0 : turns.reduce((sum, count) => sum + count, 0) / turns.length;
}

function turnsOn({ pixels, from, along }: Ray, mean: number, least: number): number {
  let [turns, side] = [0, 0];
  for (let step = 0; step < SIDE; step++) {
    const above = (pixels[from + step * along] ?? 0) - mean;
    const now = Math.abs(above) < least ? side : Math.sign(above);
    if (now !== side && side !== 0) turns += 1;
    side = now;
  }
  return turns;
}
