import { setImmediate as breathe } from 'node:timers/promises';
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import type { PaperData } from '../../documents/paper-data.js';
import { PAPER_OPTIONS } from './paper-options.js';

export const DOCUMENT = 'word/document.xml';

/** A row takes about a millisecond, and whoever else asks this process waits as long. */
const ROWS_AT_ONCE = 100;

/** A template with data in it. Long tables are made piece by piece, so that the process answers others in between. */
export async function renderDocument(template: Buffer, data: PaperData): Promise<PizZip> {
  const long = Object.entries(data).find(([, value]) => Array.isArray(value) && value.length > ROWS_AT_ONCE);
  if (!long) return render(template, data);
  const [name, rows] = long;
  const zip = render(template, { ...data, [name]: [] });
  const pieces: string[] = [];
  for (let from = 0; Array.isArray(rows) && from < rows.length; from += ROWS_AT_ONCE) {
    pieces.push(textOf(render(template, { ...data, [name]: rows.slice(from, from + ROWS_AT_ONCE) })));
    await breathe();
  }
  zip.file(DOCUMENT, join(textOf(zip), pieces));
  return zip;
}

function render(template: Buffer, data: PaperData): PizZip {
  const document = new Docxtemplater(new PizZip(template), PAPER_OPTIONS);
  document.render(data);
  return document.getZip();
}

const textOf = (zip: PizZip): string => zip.file(DOCUMENT)?.asText() ?? '';

/**
 * Every piece is the document without rows, and its own rows in the same place: where the two begin to differ. That this may
 * be a few signs behind the true beginning of the rows does not matter as long as it is the same place for all.
 */
function join(bare: string, pieces: readonly string[]): string {
  const at = Math.min(...pieces.map((piece) => commonStart(bare, piece)));
  const rest = bare.length - at;
  return (
    bare.slice(0, at) + pieces.map((piece) => piece.slice(at, piece.length - rest)).join('') + bare.slice(at)
  );
}

function commonStart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}
