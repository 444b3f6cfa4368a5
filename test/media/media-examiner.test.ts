import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import sharp, { type Sharp } from 'sharp';
import { createMediaExaminer } from '../../src/adapters/media/create-media-examiner.js';
import type { ContentType } from '../../src/media/media.js';
import { photograph, renderPaper } from './support/made-up-paper.js';

/** Written into the pictures' metadata; none of it may come out. */
const SECRET = 'BIMAT';
const HEIC = readFileSync('test/media/fixtures/made-up-paper.heic');

let paper: Buffer;
let photo: Buffer;
beforeAll(async () => {
  paper = await renderPaper();
  photo = await photograph(paper);
});

const examiner = createMediaExaminer();
const examine = (bytes: Buffer, contentType: ContentType) => examiner.examine({ bytes, contentType });

/** The cleaned file and what can be read from it. */
async function cleaned(bytes: Buffer, contentType: ContentType) {
  const examined = await examine(bytes, contentType);
  if (examined.kind === 'refused') throw new Error(`refused: ${examined.reason}`);
  const metadata = await sharp(examined.file.bytes).metadata();
  return { ...examined, metadata };
}

const withEverything = (picture: Sharp) =>
  picture
    .withExif({
      IFD0: { ImageDescription: SECRET, Make: SECRET },
      IFD3: { GPSLatitude: '11/1 18/1 0/1', GPSLatitudeRef: 'N' },
    })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>${SECRET}</a></x:xmpmeta>`)
    .withIccProfile('p3');

describe('a picture that is examined', () => {
  it('keeps its pixels and loses everything else', async () => {
    const bytes = await withEverything(sharp(photo)).jpeg().toBuffer();
    expect(bytes.includes(SECRET)).toBe(true);
    const { file, metadata, flaws } = await cleaned(bytes, 'image/jpeg');
    expect(file.contentType).toBe('image/jpeg');
    expect(file.bytes.includes(SECRET)).toBe(false);
    expect(metadata).toMatchObject({ format: 'jpeg', width: 1200, height: 1600 });
    for (const left of [metadata.exif, metadata.xmp, metadata.icc, metadata.iptc, metadata.orientation])
      expect(left).toBeUndefined();
    expect(flaws).toEqual([]);
  });

  it('loses what was hung on behind it', async () => {
    const { file } = await cleaned(Buffer.concat([photo, Buffer.from(SECRET)]), 'image/jpeg');
    expect(file.bytes.includes(SECRET)).toBe(false);
  });

  it('is put upright', async () => {
    const page = { create: { width: 300, height: 600, channels: 3, background: 'white' } } as const;
    const top = { create: { width: 300, height: 40, channels: 3, background: 'black' } } as const;
    const upright = await sharp(page)
      .composite([{ input: top, top: 0, left: 0 }])
      .png()
      .toBuffer();
    const lying = await sharp(upright).rotate(-90).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { file, metadata } = await cleaned(lying, 'image/jpeg');
    expect(metadata).toMatchObject({ width: 300, height: 600 });
    const { data } = await sharp(file.bytes).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
    expect([Number(data[300 * 10 + 150]) < 60, Number(data[300 * 590 + 150]) > 200]).toEqual([true, true]);
  });

  it('is made no larger than a page needs, and a small one is left as it is', async () => {
    const large = await sharp(paper).resize(4_000, 5_656).jpeg().toBuffer();
    expect((await cleaned(large, 'image/jpeg')).metadata).toMatchObject({ height: 4_096, width: 2_897 });
    const { metadata } = await cleaned(await sharp(paper).resize(800).jpeg().toBuffer(), 'image/jpeg');
    expect(metadata.width).toBe(800);
  });

  it('stays PNG as a screenshot, and becomes JPEG on white as a large scan', async () => {
    const screenshot = await sharp(paper).resize(1080).png().toBuffer();
    expect((await cleaned(screenshot, 'image/png')).file.contentType).toBe('image/png');
    const scan = await sharp({
      create: { width: 1_900, height: 2_700, channels: 4, background: '#00000000' },
    })
      .png()
      .toBuffer();
    const { file } = await cleaned(scan, 'image/png');
    expect(file.contentType).toBe('image/jpeg');
    expect((await sharp(file.bytes).stats()).channels[0]?.min).toBeGreaterThan(250);
  });

  it('becomes JPEG from HEIC and WebP', async () => {
    expect(HEIC.includes(SECRET)).toBe(true);
    const { file, metadata, flaws } = await cleaned(HEIC, 'image/heic');
    expect(metadata).toMatchObject({ format: 'jpeg', width: 3_024, height: 4_032 });
    expect(metadata.exif).toBeUndefined();
    expect([file.bytes.includes(SECRET), flaws]).toEqual([false, []]);
    const webp = await sharp(photo).webp().toBuffer();
    expect((await cleaned(webp, 'image/webp')).file.contentType).toBe('image/jpeg');
  });

  it.each<[string, () => Buffer, ContentType]>([
    ['a JPEG that was cut off', () => photo.subarray(0, photo.length / 2), 'image/jpeg'],
    ['only the beginning of a JPEG', () => photo.subarray(0, 200), 'image/jpeg'],
    [
      'a JPEG of nonsense',
      () => Buffer.concat([photo.subarray(0, 20), Buffer.alloc(9_000, 7)]),
      'image/jpeg',
    ],
    ['a PNG that was cut off', () => paper.subarray(0, paper.length / 2), 'image/png'],
    ['a HEIC that was cut off', () => HEIC.subarray(0, 20_000), 'image/heic'],
    ['a HEIC of nothing', () => Buffer.concat([HEIC.subarray(0, 40), Buffer.alloc(500)]), 'image/heic'],
    ['something else under that type', () => photo, 'image/heic'],
  ])('is refused as unreadable: %s', async (_what, bytes, contentType) => {
    expect(await examine(bytes(), contentType)).toEqual({ kind: 'refused', reason: 'unreadable' });
  });

  it('is refused as too large before it is unpacked when it holds more pixels than any phone takes', async () => {
    const bomb = Buffer.from(await sharp(paper).resize(100).png().toBuffer());
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    writeHeaderChecksum(bomb);
    expect(await examine(bomb, 'image/png')).toEqual({ kind: 'refused', reason: 'too-large' });
  });

  it('does not hold up the process meanwhile', async () => {
    let ticks = 0;
    const clock = setInterval(() => {
      ticks += 1;
    }, 5);
    await examine(HEIC, 'image/heic');
    clearInterval(clock);
    expect(ticks).toBeGreaterThan(15);
  });
});

describe('a PDF that is examined', () => {
  const pdf = (body: string) =>
    Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n${body}\n%%EOF\n`);

  it('is kept to the byte', async () => {
    const bytes = pdf('trailer << /Root 1 0 R >>');
    expect(await examine(bytes, 'application/pdf')).toEqual({
      kind: 'good',
      file: { bytes, contentType: 'application/pdf' },
      flaws: [],
    });
  });

  it('is remarked upon when it may want a password', async () => {
    const locked = pdf('trailer << /Root 1 0 R /Encrypt 5 0 R >>');
    expect(await examine(locked, 'application/pdf')).toMatchObject({ kind: 'good', flaws: ['locked'] });
  });

  it.each([
    ['cut off', pdf('').subarray(0, 40)],
    ['empty inside', Buffer.from('%PDF-1.7\n%%EOF')],
    ['something else', Buffer.from('<html>%%EOF 1 0 obj')],
  ])('is refused as unreadable: %s', async (_what, bytes) => {
    expect(await examine(bytes, 'application/pdf')).toEqual({ kind: 'refused', reason: 'unreadable' });
  });
});

/** PNG guards its header with a CRC-32. */
function writeHeaderChecksum(png: Buffer): void {
  let crc = 0xffffffff;
  for (const byte of png.subarray(12, 29)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  png.writeUInt32BE((crc ^ 0xffffffff) >>> 0, 29);
}
