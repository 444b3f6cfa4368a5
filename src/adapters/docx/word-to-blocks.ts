import PizZip from 'pizzip';
import type { Block } from '../pdf/paper/paper-block.js';
import { readBlocks } from './blocks/read-blocks.js';
import { attr, find, parsePart } from './html/word-dom.js';
import { picturesOf } from './pictures-of.js';
import { DOCUMENT } from './render-document.js';

/** What a Word file says, block by block, to be set on pages; `isWide`: lying on its side. */
export function wordToBlocks(file: Uint8Array): { blocks: Block[]; isWide: boolean } {
  const zip = new PizZip(file);
  const body = find(parsePart(zip.file(DOCUMENT)?.asText()), 'w:body');
  if (!body) throw new Error('a paper without a body');
  const isWide = attr(find(body, 'w:sectPr', 'w:pgSz'), 'w:orient') === 'landscape';
  return { blocks: readBlocks(body, picturesOf(zip)), isWide };
}
