import PDFDocument from 'pdfkit';
import type { PrintDocument, PrintedDocument, PrintedSection } from '../../own-data/printed-document.js';
import { findFaces } from './faces.js';

type Pdf = InstanceType<typeof PDFDocument>;

const PAGE = { size: 'A4', margins: { top: 56, bottom: 64, left: 56, right: 56 } } as const;
const INK = '#1a1a1a';
const FAINT = '#5a5a5a';
const LINE = '#c9c9c9';
const LABEL_WIDTH = 170;
const GAP = 12;

/** Prints documents as PDF of A4 pages, with page numbers; nothing but the words given is in the file. */
export function createPdfPrinter(): PrintDocument {
  const faces = findFaces();
  return (document) =>
    new Promise((resolve, reject) => {
      const { title, madeAt } = document;
      const info = { Title: title, CreationDate: new Date(madeAt), ModDate: new Date(madeAt) };
      const pdf = new PDFDocument({ ...PAGE, bufferPages: true, lang: 'vi', info, font: faces.regular });
      const chunks: Buffer[] = [];
      pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
      pdf.once('end', () => resolve(Buffer.concat(chunks)));
      pdf.once('error', reject);
      pdf.registerFont('regular', faces.regular).registerFont('bold', faces.bold);
      write(pdf, document);
      pdf.end();
    });
}

function write(pdf: Pdf, { title, lead, sections, foot }: PrintedDocument): void {
  pdf.fillColor(INK).font('bold').fontSize(18).text(title).moveDown(0.6);
  pdf.font('regular').fontSize(10);
  for (const paragraph of lead) pdf.text(paragraph, { lineGap: 2 }).moveDown(0.5);
  for (const section of sections) writeSection(pdf, section);
  numberPages(pdf, foot);
}

function writeSection(pdf: Pdf, { title, parts, notes }: PrintedSection): void {
  makeRoom(pdf, 90);
  pdf.moveDown(0.8).fillColor(INK).font('bold').fontSize(13).text(title);
  rule(pdf);
  for (const part of parts) {
    if (part.title !== undefined) {
      makeRoom(pdf, 50);
      pdf.moveDown(0.3).font('bold').fontSize(10.5).fillColor(INK).text(part.title).moveDown(0.2);
    }
    for (const row of part.rows) writeRow(pdf, row);
  }
  pdf.font('regular').fontSize(10).fillColor(FAINT);
  for (const note of notes) pdf.moveDown(0.3).text(note, { lineGap: 2 });
}

/** Label on the left, value on the right, both as tall as the taller one. */
function writeRow(pdf: Pdf, { label, value }: { label: string; value: string }): void {
  const { left, right } = pdf.page.margins;
  const width = pdf.page.width - left - right - LABEL_WIDTH - GAP;
  pdf.font('regular').fontSize(10);
  const labelHeight = pdf.heightOfString(label, { width: LABEL_WIDTH });
  const height = Math.max(labelHeight, pdf.heightOfString(value, { width }));
  makeRoom(pdf, Math.min(height, 300));
  const top = pdf.y;
  const page = pdf.bufferedPageRange().count;
  pdf.fillColor(FAINT).text(label, left, top, { width: LABEL_WIDTH });
  pdf.fillColor(INK).text(value, left + LABEL_WIDTH + GAP, top, { width });
  // a value that ran over to the next page has set the place itself
  if (pdf.bufferedPageRange().count === page) pdf.y = top + height + 4;
  pdf.x = left;
}

function rule(pdf: Pdf): void {
  const { left, right } = pdf.page.margins;
  const y = pdf.y + 2;
  pdf
    .moveTo(left, y)
    .lineTo(pdf.page.width - right, y)
    .lineWidth(0.5)
    .stroke(LINE);
  pdf.y = y + 6;
}

/** A new page where less than this is left. */
function makeRoom(pdf: Pdf, height: number): void {
  if (pdf.y + height > pdf.page.height - pdf.page.margins.bottom) pdf.addPage();
}

function numberPages(pdf: Pdf, foot: string): void {
  const { count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(page);
    // below the margin, where text would otherwise begin a new page
    pdf.page.margins.bottom = 0;
    const { left, right } = pdf.page.margins;
    const place = { width: pdf.page.width - left - right, lineBreak: false };
    pdf.font('regular').fontSize(8).fillColor(FAINT);
    pdf.text(`${foot} · ${page + 1}/${count}`, left, pdf.page.height - 40, { ...place, align: 'center' });
  }
}
