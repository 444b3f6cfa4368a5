import type { Element } from '@xmldom/xmldom';
import type { Block, Cell, Paragraph, Table } from '../../pdf/paper/paper-block.js';
import { attr, childrenOf, find } from '../html/word-dom.js';
import { FIT, readPieces, sizeOf, type WordPictures } from './read-pieces.js';

/** A twentieth of a point is what Word counts in. */
const toPoints = (twentieths: string | undefined): number => Number(twentieths ?? 0) / 20;

/** Paragraphs and tables, one after the other. */
export const readBlocks = (parent: Element, pictures: WordPictures): Block[] =>
  childrenOf(parent).flatMap((block) => readBlock(block, pictures));

function readBlock(block: Element, pictures: WordPictures): Block[] {
  switch (block.nodeName) {
    case 'w:p':
      return [readParagraph(block, pictures)];
    case 'w:tbl':
      return [readTable(block, pictures)];
    case 'w:sdt':
    case 'w:sdtContent':
      return readBlocks(block, pictures);
    default:
      return [];
  }
}

const ALIGNED = new Map<string, Paragraph['align']>([
  ['center', 'center'],
  ['right', 'right'],
  ['end', 'right'],
]);

function readParagraph(paragraph: Element, pictures: WordPictures): Paragraph {
  const looks = find(paragraph, 'w:pPr');
  const [indent, spacing] = [find(looks, 'w:ind'), find(looks, 'w:spacing')];
  return {
    kind: 'paragraph',
    pieces: readPieces(paragraph, pictures),
    align: ALIGNED.get(attr(find(looks, 'w:jc'), 'w:val') ?? '') ?? 'left',
    left: toPoints(attr(indent, 'w:left')),
    right: toPoints(attr(indent, 'w:right')),
    first: toPoints(attr(indent, 'w:firstLine')),
    before: toPoints(attr(spacing, 'w:before')) * FIT,
    after: toPoints(attr(spacing, 'w:after')) * FIT,
    size: sizeOf(find(looks, 'w:rPr')),
    rule: find(looks, 'w:pBdr', 'w:bottom') !== undefined,
  };
}

const named = (parent: Element | undefined, name: string): Element[] =>
  parent ? childrenOf(parent).filter(({ nodeName }) => nodeName === name) : [];

function readTable(table: Element, pictures: WordPictures): Table {
  const border = attr(find(table, 'w:tblPr', 'w:tblBorders', 'w:top'), 'w:val');
  return {
    kind: 'table',
    widths: named(find(table, 'w:tblGrid'), 'w:gridCol').map((column) => toPoints(attr(column, 'w:w'))),
    lined: border !== undefined && border !== 'nil' && border !== 'none',
    rows: named(table, 'w:tr').map((row) => named(row, 'w:tc').map((cell) => readCell(cell, pictures))),
  };
}

const readCell = (cell: Element, pictures: WordPictures): Cell => ({
  span: Number(attr(find(cell, 'w:tcPr', 'w:gridSpan'), 'w:val') ?? 1),
  blocks: readBlocks(cell, pictures),
});
