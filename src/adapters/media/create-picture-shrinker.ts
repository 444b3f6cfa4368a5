import sharp from 'sharp';
import type { PictureShrinker } from '../../media/picture-shrinker.js';

/** From what a paper needs to be read on a phone down to what a portrait needs. */
const STEPS = [
  { side: 3000, quality: 82 },
  { side: 2400, quality: 78 },
  { side: 1800, quality: 74 },
  { side: 1280, quality: 70 },
] as const;

/** Shrinks with sharp, step by step; a picture that is small enough stays as it is. */
export function createPictureShrinker(): PictureShrinker {
  return {
    async shrink(picture, maxBytes) {
      if (picture.bytes.length <= maxBytes) return picture;
      for (const { side, quality } of STEPS) {
        const bytes = await sharp(picture.bytes)
          .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
          .jpeg({ quality })
          .toBuffer();
        if (bytes.length <= maxBytes) return { bytes, contentType: 'image/jpeg' };
      }
      return undefined;
    },
  };
}
