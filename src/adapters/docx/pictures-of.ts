import { posix } from 'node:path';
import type PizZip from 'pizzip';
import { attr, childrenOf, parsePart } from './html/word-dom.js';

export type WordPicture = { bytes: Buffer; contentType: 'image/png' | 'image/jpeg' };

/** The pictures that a Word file carries, by relation id. */
export function picturesOf(zip: PizZip): ReadonlyMap<string, WordPicture> {
  const relations = parsePart(zip.file('word/_rels/document.xml.rels')?.asText());
  const found = (relations ? childrenOf(relations) : []).flatMap((relation): [string, WordPicture][] => {
    const [id, target] = [attr(relation, 'Id'), attr(relation, 'Target')];
    if (!id || !target || !attr(relation, 'Type')?.endsWith('/image')) return [];
    const bytes = zip.file(posix.join('word', target))?.asNodeBuffer();
    return bytes ? [[id, { bytes, contentType: target.endsWith('.png') ? 'image/png' : 'image/jpeg' }]] : [];
  });
  return new Map(found);
}
