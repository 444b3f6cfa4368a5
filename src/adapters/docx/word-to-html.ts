import { posix } from 'node:path';
import PizZip from 'pizzip';
import { blocksHtml } from './html/block-html.js';
import type { Pictures } from './html/run-html.js';
import { attr, childrenOf, find, parsePart } from './html/word-dom.js';
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
  return { html: blocksHtml(body, picturesOf(zip)), isWide: orientation === 'landscape' };
}

function picturesOf(zip: PizZip): Pictures {
  const relations = parsePart(zip.file('word/_rels/document.xml.rels')?.asText());
  const found = (relations ? childrenOf(relations) : []).flatMap((relation): [string, string][] => {
    const [id, target] = [attr(relation, 'Id'), attr(relation, 'Target')];
    const isPicture = attr(relation, 'Type')?.endsWith('/image');
    const bytes = isPicture && target ? zip.file(posix.join('word', target))?.asNodeBuffer() : undefined;
    if (!id || !target || !bytes) return [];
    return [
      [id, `data:image/${target.endsWith('.png') ? 'png' : 'jpeg'};base64,${bytes.toString('base64')}`],
    ];
  });
  return new Map(found);
}
