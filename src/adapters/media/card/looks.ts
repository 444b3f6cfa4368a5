import sharp, { type Sharp } from 'sharp';
import type { Grey } from './create-code-scanner.js';

/** Larger pictures are no photos of a card, and opening one would take all the memory there is. */
const MOST_PIXELS = 60_000_000;
/** Phones take no more; what is larger only takes longer. */
const LONGEST_SIDE = 4096;

type Look = { denoise: boolean; prepare(photo: Sharp): Sharp };

const inside = (side: number, withoutEnlargement = true) =>
  ({ width: side, height: side, fit: 'inside', kernel: 'cubic', withoutEnlargement }) as const;

/**
 * The ways to look at a picture, the quickest first: a card that fills the frame is found in a small copy; a distant one
 * needs every pixel; noise has to be smoothed away; a picture that a messenger made small is stretched again; a shadow
 * needs its contrast evened out place by place, which takes longest.
 */
const LOOKS: readonly Look[] = [
  { denoise: false, prepare: (photo) => photo.resize(inside(1600)) },
  { denoise: false, prepare: (photo) => photo.resize(inside(LONGEST_SIDE)) },
  { denoise: true, prepare: (photo) => photo.resize(inside(LONGEST_SIDE)).median(3) },
  {
    denoise: false,
    prepare: (photo) => photo.resize(inside(3200, false)).sharpen({ sigma: 2, m1: 2, m2: 4 }),
  },
  {
    denoise: false,
    prepare: (photo) => photo.resize(inside(2000)).clahe({ width: 50, height: 50, maxSlope: 3 }),
  },
];

/** The picture as each look sees it, made only when asked for. Throws when the bytes are no picture. */
export async function* looksAt(bytes: Buffer): AsyncGenerator<{ image: Grey; denoise: boolean }> {
  for (const { denoise, prepare } of LOOKS) {
    const upright = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'none' }).autoOrient().greyscale();
    const grey = prepare(upright).toColourspace('b-w');
    const { data, info } = await grey.raw().toBuffer({ resolveWithObject: true });
    yield { image: { width: info.width, height: info.height, shades: new Uint8Array(data) }, denoise };
  }
}
