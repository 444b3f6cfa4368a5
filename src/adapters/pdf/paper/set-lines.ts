import type PDFDocument from 'pdfkit';
import type { Piece } from './paper-block.js';

export type Pdf = InstanceType<typeof PDFDocument>;
type Set = Exclude<Piece, { kind: 'break' }> & { width: number };
/** What stands beside each other on one line, without the spaces at its ends. */
export type Line = { pieces: Set[]; width: number; height: number };

const LEADING = 1.45;

/** Breaks pieces into lines that fit; a word that is longer than a line is cut. `first`: how much shorter the first line is. */
export function setLines(pdf: Pdf, pieces: readonly Piece[], room: { width: number; first: number }): Line[] {
  const lines: Set[][] = [[]];
  let free = room.width - room.first;
  const begin = () => {
    lines.push([]);
    free = room.width;
  };
  for (const token of pieces.flatMap(toTokens)) {
    if (token.kind === 'break') {
      begin();
      continue;
    }
    for (const part of cutToFit(pdf, token, room.width)) {
      const isSpace = part.kind === 'words' && part.text.trim() === '';
      if (part.width > free && !isSpace && lines.at(-1)?.length) begin();
      lines.at(-1)?.push(part);
      free -= part.width;
    }
  }
  return lines.map(toLine);
}

/** Words and the spaces between them, each by itself. */
function toTokens(piece: Piece): Piece[] {
  if (piece.kind !== 'words') return [piece];
  return piece.text.split(/(\s+)/).flatMap((text) => (text === '' ? [] : [{ ...piece, text }]));
}

function cutToFit(pdf: Pdf, piece: Exclude<Piece, { kind: 'break' }>, width: number): Set[] {
  if (piece.kind === 'picture') return [piece];
  pdf.font(piece.face).fontSize(piece.size);
  const whole = { ...piece, width: pdf.widthOfString(piece.text) };
  const letters = [...piece.text];
  if (whole.width <= width || letters.length < 2) return [whole];
  const half = Math.ceil(letters.length / 2);
  const [head, tail] = [letters.slice(0, half), letters.slice(half)];
  return [head, tail].flatMap((some) => cutToFit(pdf, { ...piece, text: some.join('') }, width));
}

const isBlank = (piece: Set | undefined): boolean => piece?.kind === 'words' && piece.text.trim() === '';

function toLine(set: Set[]): Line {
  const from = set.findIndex((piece) => !isBlank(piece));
  const to = set.findLastIndex((piece) => !isBlank(piece));
  const pieces = from < 0 ? [] : set.slice(from, to + 1);
  const heights = set.map((piece) => (piece.kind === 'words' ? piece.size * LEADING : piece.height));
  return {
    pieces,
    width: pieces.reduce((sum, { width }) => sum + width, 0),
    height: Math.max(0, ...heights),
  };
}
