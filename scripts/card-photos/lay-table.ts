import sharp from 'sharp';
import { type Picture, toPicture } from './picture.js';
import type { Random } from './random.js';

export const TABLES = ['wood', 'cloth', 'newspaper', 'plastic'] as const;
export type Table = (typeof TABLES)[number];

/** What lies under the card: grain, checks, lines of print (which look a little like a code), or nothing much. */
export async function layTable(random: Random, kind: Table, width: number, height: number): Promise<Picture> {
  const pattern = sharp(Buffer.from(svgOf(random, kind, width, height))).removeAlpha();
  const grain =
    kind === 'wood' ? [8, Math.ceil(height / 12)] : [Math.ceil(width / 24), Math.ceil(height / 24)];
  const [columns = 1, rows = 1] = grain;
  const dots = Uint8Array.from({ length: columns * rows }, () => random.whole(70, 186));
  const stretched = await toPicture(
    sharp(dots, { raw: { width: columns, height: rows, channels: 1 } })
      .resize(width, height, { fit: 'fill', kernel: 'cubic' })
      .toColourspace('srgb'),
  );
  const raw = { width, height, channels: stretched.channels as 1 | 3 };
  return toPicture(
    pattern.composite([{ input: Buffer.from(stretched.data), raw, blend: 'soft-light' }]).removeAlpha(),
  );
}

function svgOf(random: Random, kind: Table, width: number, height: number): string {
  const open = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`;
  const ground = (colour: string): string => `<rect width="100%" height="100%" fill="${colour}"/>`;
  switch (kind) {
    case 'wood':
      return `${open}${ground(random.pick(['#8a5a34', '#a9794c', '#5d3b22']))}</svg>`;
    case 'plastic':
      return `${open}${ground(random.pick(['#d8d9d4', '#3d4654', '#b7c9d3']))}</svg>`;
    case 'cloth': {
      const side = random.whole(60, 160);
      const colour = random.pick(['#b2473e', '#35608f', '#3f7a55']);
      return `${open}<pattern id="c" width="${side * 2}" height="${side * 2}" patternUnits="userSpaceOnUse"><path d="M0 0h${side}v${side}h-${side}zM${side} ${side}h${side}v${side}h-${side}z" fill="${colour}"/></pattern>${ground('#efe9dd')}<rect width="100%" height="100%" fill="url(#c)"/></svg>`;
    }
    case 'newspaper':
      return `${open}${ground('#d9d4c7')}${printOf(random, width, height)}</svg>`;
  }
}

function printOf(random: Random, width: number, height: number): string {
  const size = random.whole(16, 26);
  const words: string[] = [];
  for (let y = size; y < height; y += size * 2) {
    for (let x = size; x < width; ) {
      const length = random.whole(size, size * 5);
      words.push(`M${x} ${y}h${length}v${size}h-${length}z`);
      x += length + size;
    }
  }
  return `<path d="${words.join('')}" fill="#3b3a38"/>`;
}
