import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { createPictureShrinker } from '../../src/adapters/media/create-picture-shrinker.js';

const shrinker = createPictureShrinker();
/** Noise is what compresses worst. */
const noise = (side: number) =>
  sharp({
    create: {
      width: side,
      height: side,
      channels: 3,
      background: '#fff',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  });

describe('a picture for the platform', () => {
  it('that is small enough stays as it is', async () => {
    const bytes = await noise(100).png().toBuffer();
    const picture = { bytes, contentType: 'image/png' } as const;
    expect(await shrinker.shrink(picture, 1_000_000)).toBe(picture);
  });

  it('is brought under the limit, no smaller than it has to be', async () => {
    const bytes = await noise(2000).jpeg({ quality: 95 }).toBuffer();
    const small = await shrinker.shrink({ bytes, contentType: 'image/jpeg' }, 1_000_000);
    expect(small?.bytes.length).toBeLessThanOrEqual(1_000_000);
    const { width, format } = await sharp(small?.bytes).metadata();
    expect([format, width >= 1280]).toEqual(['jpeg', true]);
  });

  it('that no size helps is given up', async () => {
    const bytes = await noise(400).png().toBuffer();
    expect(await shrinker.shrink({ bytes, contentType: 'image/png' }, 1_000)).toBeUndefined();
  });
});
