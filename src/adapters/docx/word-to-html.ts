import PizZip from 'pizzip';
import { blocksHtml } from './html/block-html.js';
import type { Pictures } from './html/run-html.js';
import { attr, find, parsePart } from './html/word-dom.js';
import { picturesOf } from './pictures-of.js';
import { DOCUMENT } from './render-document.js';

/** A paper as it is read on a screen and printed from there. */
export type PaperHtml = { html: string; isWide: boolean };

/**
 * What a Word file says, as HTML with class names only, since a page of the console takes no styles of its own: every word
 * of it, with alignment, sizes, tables and pictures. Page numbers and whatever else only Word can lay out are left out.
 */
export function wordToHtml(file: Uint8Array): PaperHtml {
  const zip = new PizZip(file);
  const body = find(parsePart(zip.file(DOCUMENT)?.asText()), 'w:body');
  if (!body) throw new Error('a paper without a body');
  const orientation = attr(find(body, 'w:sectPr', 'w:pgSz'), 'w:orient');
  return { html: blocksHtml(body, toAddresses(picturesOf(zip))), isWide: orientation === 'landscape' };
}

/** As addresses that hold the picture itself. */
const toAddresses = (pictures: ReturnType<typeof picturesOf>): Pictures =>
  new Map(
    [...pictures].map(([id, { bytes, contentType }]) => [
      id,
      `data:${contentType};base64,${bytes.toString('base64')}`,
    ]),
  );
