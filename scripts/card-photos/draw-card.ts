import { readFileSync } from 'node:fs';
import qrcode from 'qrcode';
import sharp from 'sharp';
import type { CardKind, MadeUpPerson } from './make-person.js';
import { type Picture, toPicture } from './picture.js';

/** 20 drawing units are one millimetre of a card of 85.6 × 54 mm. */
export const CARD = { width: 1712, height: 1080 };

/** Side of the code in drawing units: some 11 mm on the chip card, 13 mm on the newer one. */
const CODE_SIDE: Readonly<Record<CardKind, number>> = { chip: 226, canCuoc: 268 };
const FACES: Readonly<Record<CardKind, string>> = {
  chip: readFileSync(new URL('faces/chip-front.svg', import.meta.url), 'utf8'),
  canCuoc: readFileSync(new URL('faces/can-cuoc-back.svg', import.meta.url), 'utf8'),
};

/** The side of a card that bears its code, flat, `width` pixels wide, transparent round its corners. */
export async function drawCard(person: MadeUpPerson, width: number, text = person.text): Promise<Picture> {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  const places: Record<string, string> = {
    number: person.identityNumber,
    name: person.fullName.toLocaleUpperCase('vi'),
    birth: slashed(person.birth),
    issued: slashed(person.issued),
    sex: person.text.split('|')[4] ?? '',
    place: person.residence,
    scale: String(CODE_SIDE[person.kind] / modules.size),
    code: `<path d="${toPath(modules)}"/>`,
  };
  const svg = FACES[person.kind].replaceAll(/\{(\w+)\}/g, (_, name: string) => places[name] ?? '');
  const drawn = sharp(Buffer.from(svg), { density: (72 * width) / CARD.width }).resize({ width });
  return toPicture(drawn.ensureAlpha());
}

const slashed = (day: string): string => [day.slice(0, 2), day.slice(2, 4), day.slice(4)].join('/');

function toPath({ size, data }: { size: number; data: ArrayLike<number> }): string {
  const squares = Array.from({ length: size * size }, (_, index) =>
    data[index] ? `M${index % size} ${Math.floor(index / size)}h1v1h-1z` : '',
  );
  return squares.join('');
}
