import { posix } from 'node:path';
import type PizZip from 'pizzip';
import { toBuffer } from 'qrcode';
import type { PaperData } from '../../documents/paper-data.js';
import { DOCUMENT } from './render-document.js';

const RELATIONS = 'word/_rels/document.xml.rels';

/** In Word: a picture whose alternative text is `QR {name}`. */
const MARK = /^QR \{([\w.]+)\}$/;

/** The pictures of a document that are to show a QR code: which field, and where the picture lies in the file. */
function findCodes(zip: PizZip): { name: string; file: string }[] {
  const document = zip.file(DOCUMENT)?.asText() ?? '';
  const relations = zip.file(RELATIONS)?.asText() ?? '';
  const drawings = document.match(/<w:drawing>.*?<\/w:drawing>/gs) ?? [];
  return drawings.flatMap((drawing) => {
    const name = MARK.exec(/ descr="([^"]*)"/.exec(drawing)?.[1] ?? '')?.[1];
    const id = / r:embed="([^"]*)"/.exec(drawing)?.[1];
    const relation = relations.match(/<Relationship [^>]*>/g)?.find((one) => one.includes(` Id="${id}"`));
    const target = / Target="([^"]*)"/.exec(relation ?? '')?.[1];
    return name && target ? [{ name, file: posix.join('word', target) }] : [];
  });
}

/** Puts the QR codes of these data into the place of the pictures; size and place stay as in the template. */
export async function putCodes(zip: PizZip, data: PaperData): Promise<void> {
  for (const { name, file } of findCodes(zip)) {
    const text = data[name];
    if (typeof text !== 'string' || text === '') continue;
    zip.file(file, await toBuffer(text, { type: 'png', margin: 0, scale: 6, errorCorrectionLevel: 'M' }));
  }
}
