import type { Block, Cell, Paragraph, Table } from './paper-block.js';
import { type Line, type Pdf, setLines } from './set-lines.js';

/** Something that is not broken over two pages. */
export type Strip = { height: number; draw(x: number, y: number): void };

const PADDING = 3.5;
const RULE = 0.7;
const space = (height: number): Strip => ({ height, draw: () => undefined });

/** Blocks as strips of this width, from top to bottom. `tallest`: a row of a table that is taller is taken apart. */
export const setStrips = (
  pdf: Pdf,
  blocks: readonly Block[],
  room: { width: number; tallest: number },
): Strip[] =>
  blocks.flatMap((block) =>
    block.kind === 'paragraph' ? setParagraph(pdf, block, room.width) : setTable(pdf, block, room),
  );

function setParagraph(pdf: Pdf, paragraph: Paragraph, whole: number): Strip[] {
  const { pieces, left, right, first, before, after, size, rule } = paragraph;
  const width = whole - left - right;
  const lines = pieces.length === 0 ? [] : setLines(pdf, pieces, { width, first });
  const strips = lines.map((line, index) => ({
    height: line.height,
    draw: (x: number, y: number) =>
      drawLine(pdf, line, { x: x + left + offset(paragraph, line, width, index === 0), y }),
  }));
  const drawn = strips.length > 0 ? strips : [space(size)];
  const ruled = {
    height: RULE,
    draw: (x: number, y: number) =>
      void pdf
        .moveTo(x + left, y)
        .lineTo(x + left + width, y)
        .lineWidth(RULE)
        .stroke('#000'),
  };
  return [space(before), ...drawn, ...(rule ? [ruled] : []), space(after)];
}

function offset({ align, first }: Paragraph, line: Line, width: number, isFirst: boolean): number {
  if (align === 'left') return isFirst ? first : 0;
  return align === 'center' ? (width - line.width) / 2 : width - line.width;
}

function drawLine(pdf: Pdf, { pieces, height }: Line, at: { x: number; y: number }): void {
  let { x } = at;
  for (const piece of pieces) {
    if (piece.kind === 'picture') pdf.image(piece.bytes, x, at.y, piece);
    else {
      const { face, size, underline, text } = piece;
      const y = at.y + height - size * 1.45;
      pdf.font(face).fontSize(size).fillColor('#000').text(text, x, y, { lineBreak: false, underline });
    }
    x += piece.width;
  }
}

function setTable(pdf: Pdf, table: Table, room: { width: number; tallest: number }): Strip[] {
  const sum = table.widths.reduce((total, width) => total + width, 0) || 1;
  const scale = Math.min(1, room.width / sum);
  const columns = table.widths.map((width) => width * scale);
  return table.rows.flatMap((row) => {
    const whole = setRow(pdf, row, { columns, lined: table.lined, tallest: room.tallest });
    // no word is lost for a page that is too short
    return whole.height <= room.tallest ? [whole] : row.flatMap(({ blocks }) => setStrips(pdf, blocks, room));
  });
}

type RowRoom = { columns: readonly number[]; lined: boolean; tallest: number };

function setRow(pdf: Pdf, row: readonly Cell[], { columns, lined, tallest }: RowRoom): Strip {
  let used = 0;
  const cells = row.map(({ span, blocks }) => {
    const from = columns.slice(0, used).reduce((sum, width) => sum + width, 0);
    const width = columns.slice(used, used + span).reduce((sum, one) => sum + one, 0);
    used += span;
    return { from, width, strips: setStrips(pdf, blocks, { width: width - 2 * PADDING, tallest }) };
  });
  const height = Math.max(0, ...cells.map(({ strips }) => heightOf(strips)));
  return {
    height,
    draw(x, y) {
      for (const { from, width, strips } of cells) {
        if (lined)
          pdf
            .rect(x + from, y, width, height)
            .lineWidth(RULE / 2)
            .stroke('#000');
        drawDown(strips, x + from + PADDING, y);
      }
    },
  };
}

const heightOf = (strips: readonly Strip[]): number => strips.reduce((sum, { height }) => sum + height, 0);

function drawDown(strips: readonly Strip[], x: number, from: number): void {
  let y = from;
  for (const strip of strips) {
    strip.draw(x, y);
    y += strip.height;
  }
}
