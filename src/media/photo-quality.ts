import type { MediaFlaw } from '../flow/events.js';
import type { GreyPicture } from './grey-picture.js';
import { measureSharpness } from './sharpness.js';

/** Fewer pixels do not show the small print of a form. */
const TINY_PIXELS = 500_000;
/** Where even the lightest parts are darker, paper is not white any more. */
const DARK_LIGHTEST = 95;
/** Where even the darkest parts are lighter, ink has washed out. */
const BRIGHT_DARKEST = 170;
/** Less fine detail, and letters run into one another. */
const BLURRED_SHARPNESS = 0.1;

/**
 * What makes a photo of a paper hard to read, found in its measured picture and its real size. Thresholds are held by
 * a set of rendered papers (`test/media/photo-quality.test.ts`): no good one is called bad.
 */
export function findFlaws(
  grey: GreyPicture,
  real: { width: number; height: number },
): Exclude<MediaFlaw, 'locked'>[] {
  const { darkest, lightest } = measureLight(grey);
  if (lightest < DARK_LIGHTEST) return ['dark'];
  if (darkest > BRIGHT_DARKEST) return ['bright'];
  if (real.width * real.height < TINY_PIXELS) return ['tiny'];
  const sharpness = measureSharpness(grey, lightest - darkest);
  return sharpness !== undefined && sharpness < BLURRED_SHARPNESS ? ['blurred'] : [];
}

/** A few lines of writing cover that much of a page. */
const INK = 0.002;
/** A small paper on a large table covers that much. */
const PAPER = 0.02;

/** The brightness of the darkest ink and of the lightest paper. */
function measureLight({ pixels }: GreyPicture): { darkest: number; lightest: number } {
  const counts = new Uint32Array(256);
  for (const pixel of pixels) counts[pixel] = (counts[pixel] ?? 0) + 1;
  const darkest = findLevel(counts, pixels.length * INK);
  return { darkest, lightest: 255 - findLevel(counts.reverse(), pixels.length * PAPER) };
}

function findLevel(counts: Uint32Array, few: number): number {
  let seen = 0;
  return counts.findIndex((count) => {
    seen += count;
    return seen > few;
  });
}
