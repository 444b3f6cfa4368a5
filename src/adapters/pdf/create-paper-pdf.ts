import PDFDocument from 'pdfkit';
import { wordToBlocks } from '../docx/word-to-blocks.js';
import { type FaceName, findFaces } from './faces.js';
import type { Pdf } from './paper/set-lines.js';
import { type Strip, setStrips } from './paper/set-strips.js';

/** What a Word file says, as a PDF for somebody who has no Word; `title` is what a reader shows above it. */
export type WordToPdf = (file: Uint8Array, title: string) => Promise<Buffer>;

const MARGIN = { top: 56, bottom: 56, left: 74, right: 42 };

/**
 * Sets filled papers on A4 pages: every word, with alignment, sizes, tables and pictures. Not a second Word: what only Word
 * lays out (columns, floating frames, footers) is left out.
 */
export function createPaperPdf(): WordToPdf {
  const faces = findFaces();
  return (file, title) =>
    new Promise((resolve, reject) => {
      const { blocks, isWide } = wordToBlocks(file);
      const pdf = new PDFDocument({
        ...{ size: 'A4', layout: isWide ? 'landscape' : 'portrait', margin: 0, lang: 'vi' },
        ...{ info: { Title: title }, font: faces.regular },
      });
      const chunks: Buffer[] = [];
      pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
      pdf.once('end', () => resolve(Buffer.concat(chunks)));
      pdf.once('error', reject);
      for (const name of Object.keys(faces) as FaceName[]) pdf.registerFont(name, faces[name]);
      const width = pdf.page.width - MARGIN.left - MARGIN.right;
      const tallest = pdf.page.height - MARGIN.top - MARGIN.bottom;
      drawPages(pdf, setStrips(pdf, blocks, { width, tallest }));
      pdf.end();
    });
}

function drawPages(pdf: Pdf, strips: readonly Strip[]): void {
  let y = MARGIN.top;
  for (const strip of strips) {
    if (y > MARGIN.top && y + strip.height > pdf.page.height - MARGIN.bottom) {
      pdf.addPage();
      y = MARGIN.top;
    }
    strip.draw(MARGIN.left, y);
    y += strip.height;
  }
}
