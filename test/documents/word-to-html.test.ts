import { describe, expect, it } from '@jest/globals';
import { createDocxTemplates } from '../../src/adapters/docx/create-docx-templates.js';
import { wordToHtml } from '../../src/adapters/docx/word-to-html.js';
import { createPaperPrinter } from '../../src/documents/create-paper-printer.js';
import { PAPER_KINDS } from '../../src/documents/papers.js';
import { SPECIMEN, SPECIMEN_REGISTER } from '../../src/documents/specimen.js';
import { aTable, aWordFile, wordsOf } from './word-files.js';

const printer = createPaperPrinter(createDocxTemplates('templates/documents'));
const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim();

/** What a reader of the page reads. */
const readAloud = (html: string) =>
  squeeze(
    html
      .replace(/<br>|<\/p>|<span class="tab"> <\/span>/g, ' ')
      .replace(/<[^>]+>/g, '')
      .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))),
  );

describe('a paper as a page', () => {
  it.each(PAPER_KINDS)('says the same words as the Word file: %s', async (kind) => {
    const applicant = { ...SPECIMEN.applicant, fullName: `Nguyễn <b>"A" & 'B'</b>` };
    const file = await printer.print({ ...SPECIMEN, applicant }, { kind, nth: 1 });
    if (!file) throw new Error('not printed');
    const { html, isWide } = wordToHtml(file);
    expect(readAloud(html)).toBe(squeeze(wordsOf(file)));
    expect(html).not.toContain('<b>');
    expect(isWide).toBe(false);
  });

  it('brings nothing that a strict page would refuse, and the code to scan with it', async () => {
    const file = await printer.print(SPECIMEN, { kind: 'receipt', nth: 1 });
    const { html } = wordToHtml(file ?? new Uint8Array());
    expect(html).not.toMatch(/style=|<script|<style|on\w+=/);
    expect(html).toMatch(/<img class="code" src="data:image\/png;base64,[^"]{200,}" alt="">/);
  });

  it('lies on its side where the Word file does, with headings over the columns', async () => {
    const { html, isWide } = wordToHtml(await printer.printRegister(SPECIMEN_REGISTER));
    expect(isWide).toBe(true);
    expect(html).toContain('<thead><tr><th scope="col">');
  });

  it('keeps bold, slanted and aligned words, and tells tables with lines from those that only place', () => {
    const bold =
      '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/><w:i/></w:rPr><w:t>A</w:t></w:r></w:p>';
    const off = '<w:p><w:r><w:rPr><w:b w:val="0"/><w:sz w:val="22"/></w:rPr><w:t>B</w:t></w:r></w:p>';
    const { html } = wordToHtml(aWordFile(bold, off, aTable(['C'])));
    expect(html).toContain('<p class="center"><strong><em>A</em></strong></p>');
    expect(html).toContain('<p><span class="pt-11">B</span></p>');
    expect(html).toContain('<table role="presentation">');
  });

  it('leaves out what was struck in Word', () => {
    const struck =
      '<w:p><w:del><w:r><w:t>cũ</w:t></w:r></w:del><w:ins><w:r><w:t>mới</w:t></w:r></w:ins></w:p>';
    expect(readAloud(wordToHtml(aWordFile(struck)).html)).toBe('mới');
  });
});
