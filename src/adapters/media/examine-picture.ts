import sharp, { type Sharp } from 'sharp';
import { MEASURED_SIDE } from '../../media/grey-picture.js';
import type { MediaFile } from '../../media/media.js';
import type { ExaminedMedia } from '../../media/media-examiner.js';
import { findFlaws } from '../../media/photo-quality.js';
import { decodeHeic } from './decode-heic.js';

/** More is a bomb, or a picture that no phone takes. */
const MAX_PIXELS = 120_000_000;
/** All of it is held at once, several times over. */
const MAX_HEIC_PIXELS = 50_000_000;
/** Longest side that is kept: an A4 page at 350 dots an inch. */
const MAX_SIDE = 4_096;
const SECONDS = 30;
const QUALITY = 88;
/** A screenshot or scan up to this size stays PNG, whose letters keep their edges. */
const PNG_PIXELS = 4_000_000;

const refused = (reason: 'unreadable' | 'too-large'): ExaminedMedia => ({ kind: 'refused', reason });

/**
 * Decodes a picture to bare pixels, upright, and makes a new file of them, so that nothing of the old one but what can
 * be seen is left. Slow work happens in threads.
 */
export async function examinePicture({ bytes, contentType }: MediaFile): Promise<ExaminedMedia> {
  const isHeic = contentType === 'image/heic' || contentType === 'image/heif';
  try {
    const opened = isHeic ? await openHeic(bytes) : await open(bytes);
    if (typeof opened === 'string') return refused(opened);
    return await clean(opened, contentType === 'image/png');
  } catch {
    return refused('unreadable');
  }
}

type Opened = { picture: Sharp; width: number; height: number };

/** Looks at the header first: nothing is unpacked that is too large. */
async function open(bytes: Buffer): Promise<Opened | 'too-large'> {
  const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
  if (width * height > MAX_PIXELS) return 'too-large';
  const picture = sharp(bytes, { failOn: 'error', limitInputPixels: MAX_PIXELS });
  return { picture: picture.timeout({ seconds: SECONDS }), width, height };
}

async function openHeic(bytes: Buffer): Promise<Opened | 'unreadable' | 'too-large'> {
  const decoded = await decodeHeic(bytes, { maxPixels: MAX_HEIC_PIXELS, timeoutMs: SECONDS * 1000 });
  if (typeof decoded === 'string') return decoded;
  const { data, width, height } = decoded;
  return { picture: sharp(data, { raw: { width, height, channels: 4 } }), width, height };
}

async function clean({ picture, ...real }: Opened, isPng: boolean): Promise<ExaminedMedia> {
  const { data, info } = await picture
    .autoOrient()
    .resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const pixels = () => sharp(data, { raw: { width, height, channels } });
  const [file, flaws] = await Promise.all([
    encode(pixels(), isPng && width * height <= PNG_PIXELS),
    measure(pixels(), real),
  ]);
  return { kind: 'good', file, flaws };
}

const encode = async (picture: Sharp, asPng: boolean): Promise<MediaFile> =>
  asPng
    ? { bytes: await picture.png().toBuffer(), contentType: 'image/png' }
    : { bytes: await picture.jpeg({ quality: QUALITY }).toBuffer(), contentType: 'image/jpeg' };

async function measure(picture: Sharp, real: { width: number; height: number }) {
  const { data, info } = await picture
    .toColourspace('b-w')
    .resize({ width: MEASURED_SIDE, height: MEASURED_SIDE, fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return findFlaws({ pixels: data, width: info.width, height: info.height }, real);
}
