import { expect, it } from '@jest/globals';
import { createDocxTemplates } from '../../src/adapters/docx/create-docx-templates.js';
import { wordToBlocks } from '../../src/adapters/docx/word-to-blocks.js';
import { createPaperPdf } from '../../src/adapters/pdf/create-paper-pdf.js';
import type { Pdf } from '../../src/adapters/pdf/paper/set-lines.js';
import { setStrips } from '../../src/adapters/pdf/paper/set-strips.js';
import { createPaperPrinter } from '../../src/documents/create-paper-printer.js';
import { isForCitizen, PAPER_KINDS } from '../../src/documents/papers.js';
import { SPECIMEN } from '../../src/documents/specimen.js';
import { aTable, aWordFile, wordsOf } from './word-files.js';

const printer = createPaperPrinter(createDocxTemplates('templates/documents'));
const ROOM = { width: 450, tallest: 700 };

/** A page that only notes what is written where; every letter is half as wide as it is high. */
function aPage() {
  const written: { text: string; x: number; right: number; y: number }[] = [];
  let size = 0;
  const page = {
    font: () => page,
    fillColor: () => page,
    fontSize(points: number) {
      size = points;
      return page;
    },
    widthOfString: (text: string) => (text.length * size) / 2,
    text(text: string, x: number, y: number) {
      written.push({ text, x, right: x + (text.length * size) / 2, y });
      return page;
    },
    ...{ image: () => page, moveTo: () => page, lineTo: () => page, lineWidth: () => page },
    ...{ stroke: () => page, rect: () => page },
  };
  return { pdf: page as unknown as Pdf, written };
}

function set(file: Uint8Array, room = ROOM) {
  const { pdf, written } = aPage();
  const strips = setStrips(pdf, wordToBlocks(file).blocks, room);
  let y = 0;
  for (const strip of strips) {
    strip.draw(0, y);
    y += strip.height;
  }
  return { written, strips };
}

const lettersOf = (text: string): string => text.replace(/\s/g, '');

it.each(PAPER_KINDS.filter((kind) => isForCitizen({ kind })))(
  'says every word of the Word file, none beside the page: %s',
  async (kind) => {
    const file = (await printer.print(SPECIMEN, { kind, nth: 1 })) ?? new Uint8Array();
    const { written } = set(file);
    expect(lettersOf(written.map(({ text }) => text).join(''))).toBe(lettersOf(wordsOf(file)));
    expect(Math.min(...written.map(({ x }) => x))).toBeGreaterThanOrEqual(0);
    expect(Math.max(...written.map(({ right }) => right))).toBeLessThanOrEqual(ROOM.width + 0.001);
  },
);

it('breaks lines between words, and a word that is longer than a line', () => {
  const { written } = set(aWordFile(`${'một hai '.repeat(40)}${'x'.repeat(300)}`));
  expect(Math.max(...written.map(({ right }) => right))).toBeLessThanOrEqual(ROOM.width + 0.001);
  expect(new Set(written.map(({ y }) => y)).size).toBeGreaterThan(4);
});

it('takes a row apart that is taller than a page, and loses no word of it', () => {
  const cell = 'dài '.repeat(2000);
  const { written, strips } = set(aWordFile(aTable([cell, 'hai'])));
  expect(Math.max(...strips.map(({ height }) => height))).toBeLessThan(ROOM.tallest);
  expect(lettersOf(written.map(({ text }) => text).join(''))).toBe(lettersOf(`${cell}hai`));
});

it('is a PDF with faces of its own for Vietnamese letters', async () => {
  const file = await createPaperPdf()(aWordFile('Cộng hòa xã hội chủ nghĩa Việt Nam'), 'Giấy hẹn');
  const text = file.toString('latin1');
  expect(text.startsWith('%PDF-')).toBe(true);
  expect(text).toContain('BeVietnamPro');
  expect(text.trimEnd().endsWith('%%EOF')).toBe(true);
});
