import type { Element } from '@xmldom/xmldom';
import type { Look, Piece } from '../../pdf/paper/paper-block.js';
import { attr, childrenOf, find, isOn } from '../html/word-dom.js';
import type { picturesOf } from '../pictures-of.js';

export type WordPictures = ReturnType<typeof picturesOf>;

/** The face of our pages runs wider than the one of the Word files: so much smaller, the same words fill the same lines. */
export const FIT = 0.84;
const USUAL_SIZE = 13;
const EMU_PER_POINT = 12_700;

/** Word counts sizes in half points. */
export const sizeOf = (looks: Element | undefined): number =>
  (Number(attr(find(looks, 'w:sz'), 'w:val') ?? 2 * USUAL_SIZE) / 2) * FIT;

/** Everything below a paragraph that is read: runs, also those inside links and other wrappings. */
export function readPieces(element: Element, pictures: WordPictures): Piece[] {
  switch (element.nodeName) {
    case 'w:r': {
      const look = readLook(find(element, 'w:rPr'));
      return childrenOf(element).flatMap((piece) => readPiece(piece, look, pictures));
    }
    case 'w:pPr':
    case 'w:del':
    case 'w:moveFrom':
      return [];
    default:
      return childrenOf(element).flatMap((child) => readPieces(child, pictures));
  }
}

function readLook(looks: Element | undefined): Look {
  const [isBold, isSlanted] = [isOn(find(looks, 'w:b')), isOn(find(looks, 'w:i'))];
  const face = isBold ? (isSlanted ? 'boldItalic' : 'bold') : isSlanted ? 'italic' : 'regular';
  return { face, size: sizeOf(looks), underline: isOn(find(looks, 'w:u')) };
}

function readPiece(piece: Element, look: Look, pictures: WordPictures): Piece[] {
  switch (piece.nodeName) {
    case 'w:t':
      return [{ kind: 'words', text: piece.textContent ?? '', ...look }];
    case 'w:tab':
      return [{ kind: 'words', text: ' '.repeat(6), ...look }];
    case 'w:br':
      return attr(piece, 'w:type') === 'page' ? [] : [{ kind: 'break' }];
    case 'w:drawing':
      return readPicture(piece, pictures);
    default:
      return [];
  }
}

function readPicture(drawing: Element, pictures: WordPictures): Piece[] {
  const [blip] = Array.from(drawing.getElementsByTagName('a:blip'));
  const [extent] = Array.from(drawing.getElementsByTagName('wp:extent'));
  const bytes = pictures.get(attr(blip, 'r:embed') ?? '')?.bytes;
  const [width = 0, height = 0] = ['cx', 'cy'].map((side) => Number(attr(extent, side) ?? 0) / EMU_PER_POINT);
  return bytes && width > 0 && height > 0 ? [{ kind: 'picture', bytes, width, height }] : [];
}
