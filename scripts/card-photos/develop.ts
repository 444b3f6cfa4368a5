import sharp from 'sharp';
import type { Picture } from './picture.js';
import type { Random } from './random.js';

/** What lens, hand, sensor and messenger do to a picture. */
export type Faults = {
  /** out of focus, in pixels */
  blur: number;
  /** shaken over this many pixels in this direction */
  shake: { length: number; angle: number };
  /** standard deviation of the sensor's noise */
  noise: number;
  /** longest side after the messenger made it smaller */
  longSide: number;
  quality: number;
  /** the phone was held so and the file only says it (EXIF) */
  orientation: 1 | 3 | 6 | 8;
};

/** The JPEG that arrives. */
export async function develop(random: Random, picture: Picture, faults: Faults): Promise<Buffer> {
  const { width, height, data } = picture;
  let image = sharp(data, { raw: { width, height, channels: 3 } });
  if (faults.shake.length > 1) image = image.convolve(shakeKernel(faults.shake));
  if (faults.blur > 0.3) image = image.blur(faults.blur);
  const seen = new Uint8Array(await image.removeAlpha().raw().toBuffer());
  addNoise(random, seen, faults.noise);
  const turned = { 1: 0, 3: 180, 6: 270, 8: 90 }[faults.orientation];
  return sharp(seen, { raw: { width, height, channels: 3 } })
    .rotate(turned)
    .resize(faults.longSide, faults.longSide, { fit: 'inside', withoutEnlargement: true })
    .withMetadata({ orientation: faults.orientation })
    .jpeg({ quality: faults.quality })
    .toBuffer();
}

const KERNEL = 15;

/** A line through the middle of a square: the path of the camera while the shutter was open. */
function shakeKernel({ length, angle }: Faults['shake']) {
  const kernel = new Array<number>(KERNEL * KERNEL).fill(0);
  const middle = (KERNEL - 1) / 2;
  for (let step = -length / 2; step <= length / 2; step += 0.25) {
    const x = Math.round(middle + step * Math.cos(angle));
    const y = Math.round(middle + step * Math.sin(angle));
    const place = y * KERNEL + x;
    if (kernel[place] !== undefined) kernel[place] += 1;
  }
  return { width: KERNEL, height: KERNEL, kernel };
}

const GRAINS = 65_536;
const RUN = 4093;

/** Grain of the sensor; drawn once and laid on in runs from changing places, which no eye and no reader can tell. */
function addNoise(random: Random, data: Uint8Array, deviation: number): void {
  const grains = Float32Array.from({ length: GRAINS }, () => {
    const sum = random.between(0, 1) + random.between(0, 1) + random.between(0, 1) + random.between(0, 1);
    return (sum - 2) * deviation * Math.sqrt(3);
  });
  const clamped = new Uint8ClampedArray(data.buffer, data.byteOffset, data.length);
  for (let begin = 0; begin < data.length; begin += RUN) {
    const from = random.whole(0, GRAINS - RUN);
    const end = Math.min(begin + RUN, data.length);
    for (let at = begin; at < end; at += 1) {
      clamped[at] = (clamped[at] ?? 0) + (grains[from + at - begin] ?? 0);
    }
  }
}
