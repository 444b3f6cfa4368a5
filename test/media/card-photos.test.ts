import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readPhotos } from '../../scripts/card-photos/read-photos.js';
import { takeTable } from '../../scripts/card-photos/take-table.js';
import { createCodeScanner } from '../../src/adapters/media/card/create-code-scanner.js';
import { createQrCardReader } from '../../src/adapters/media/create-qr-card-reader.js';

/** On a busy machine too every look is taken, so that the figures are those of the reader and not of the machine. */
const reader = createQrCardReader({ enoughMs: 120_000, scanMs: 60_000 });
afterAll(() => reader.close());

const PAYMENT = '00020101021238540010A00000072701240006970436011012345678900208QRIBFTTA53037045802VN6304ABCD';
const HALF_A_CARD = '072090001234||Nguyễn Văn Mẫu|31021990|Nam|Ninh Thạnh, Tây Ninh|15042021';

describe('Photos of identity cards as people take them', () => {
  it('are read, nine of ten at least, and never wrongly', async () => {
    const { pictures, read, wrong, unread } = await readPhotos(reader, { seed: 1, rounds: 3 });
    expect(pictures).toBeGreaterThanOrEqual(60);
    expect(wrong).toBe(0);
    expect({ share: read / pictures >= 0.9, unread }).toEqual({ share: true, unread });
  }, 1_800_000);
});

describe('The reader of identity cards', () => {
  const problemOf = async (picture: Buffer) => {
    const sight = await reader.read(picture);
    return sight.seen === 'card' ? sight.card.fullName : sight.problem;
  };

  it('says what else it saw', async () => {
    expect(await problemOf(await takeTable(1, []))).toBe('noCode');
    expect(await problemOf(await takeTable(2, [PAYMENT]))).toBe('otherCode');
    expect(await problemOf(await takeTable(3, ['https://example.com/thuc-don']))).toBe('otherCode');
    expect(await problemOf(await takeTable(4, [HALF_A_CARD]))).toBe('damaged');
    expect(await problemOf(await takeTable(5, [undefined, undefined]))).toBe('severalCards');
    expect(await problemOf(Buffer.from('%PDF-1.7 not a picture'))).toBe('notPicture');
  });

  it('reads the pictures that the simulator offers, but for the blurred one', async () => {
    const sample = (name: string) => problemOf(readFileSync(`simulator/page/cards/${name}.jpg`));
    expect(await sample('gan-chip')).toBe('Nguyễn Văn Mẫu');
    expect(await sample('can-cuoc-moi')).toBe('Trần Thị Thử');
    expect(await sample('chup-mo')).toBe('noCode');
  });

  it('reads the one card that lies beside a code of something else', async () => {
    expect(await reader.read(await takeTable(6, [undefined, PAYMENT]))).toMatchObject({ seen: 'card' });
  });

  it('gives up a look that takes too long, and begins the next one afresh', async () => {
    const scanner = createCodeScanner({ scanMs: 1 });
    const grey = () => ({ width: 3000, height: 3000, shades: new Uint8Array(9_000_000).fill(200) });
    expect(await scanner.scan(grey(), { denoise: false })).toEqual([]);
    expect(await scanner.scan(grey(), { denoise: false })).toEqual([]);
    await scanner.close();
  });
});
