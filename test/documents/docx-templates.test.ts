import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import PizZip from 'pizzip';
import sharp from 'sharp';
import { createDocxTemplates } from '../../src/adapters/docx/create-docx-templates.js';
import { createCodeScanner } from '../../src/adapters/media/card/create-code-scanner.js';
import { aTable, aWordFile, wordsOf, xmlOf } from './word-files.js';

const dir = mkdtempSync(join(tmpdir(), 'papers-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const scanner = createCodeScanner({ scanMs: 20_000 });
afterAll(() => scanner.close());

/** What a reader at the counter reads off the paper, with the paper's white around it. */
async function scan(picture: Buffer): Promise<string[]> {
  const white = { top: 40, bottom: 40, left: 40, right: 40, background: 'white' };
  const { data, info } = await sharp(picture)
    .extend(white)
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const image = { width: info.width, height: info.height, shades: new Uint8Array(data) };
  const codes = await scanner.scan(image, { denoise: false });
  return codes.map((bytes) => new TextDecoder().decode(bytes));
}

let made = 0;
/** A template of these paragraphs, by its name, and the templates that hold it. */
function given(...parts: string[]) {
  made += 1;
  const name = `paper-${made}`;
  writeFileSync(join(dir, `${name}.docx`), aWordFile(...parts));
  const templates = createDocxTemplates(dir);
  return {
    name,
    templates,
    reasons: () => templates.inspect(name).problems.map((one) => `${one.path} ${one.reason}`),
  };
}

describe('filling a Word template', () => {
  it('prints text as text, whatever signs and lines are in it', async () => {
    const { name, templates } = given('Lý do: {lyDo}');
    const lyDo = 'Ông "A" & bà <B>, {hoTen}\nkhai thiếu giấy tờ\u0000 của cháu';
    const file = await templates.fill(name, { lyDo });
    expect(wordsOf(file).trim()).toBe('Lý do: Ông "A" & bà <B>, {hoTen}\nkhai thiếu giấy tờ của cháu');
    expect(xmlOf(file)).toContain('&lt;B&gt;');
  });

  it('leaves a dotted line where nothing is known, also for a name that the data never had', async () => {
    const { name, templates } = given('A: {empty}; B: {unknown}; C: {known}');
    const words = wordsOf(await templates.fill(name, { empty: '', known: 'có' }));
    expect(words.trim()).toMatch(/^A: …{4,}; B: …{4,}; C: có$/);
  });

  it('prints a block only when there is something, and its rows one by one', async () => {
    const { name, templates } = given(
      '{#email}Email: {email}{/email}{^email}không có email{/email}',
      '{#rows}',
      '{n}. {coQuan}',
      '{/rows}',
      '{#khongIn}{email}{/khongIn}',
    );
    const data = { coQuan: 'phường Ví Dụ', khongIn: false, rows: [{ n: '1' }, { n: '2' }] };
    expect(wordsOf(await templates.fill(name, { ...data, email: 'a@example.com' })).trim()).toBe(
      'Email: a@example.com\n1. phường Ví Dụ\n2. phường Ví Dụ',
    );
    expect(wordsOf(await templates.fill(name, { ...data, email: '', rows: [] })).trim()).toBe(
      'không có email',
    );
  });

  it('takes names with dots as they stand and computes nothing', async () => {
    const { name, templates } = given('{nyc.hoTen} {constructor} {1+1}');
    const words = wordsOf(await templates.fill(name, { 'nyc.hoTen': 'Nguyễn Thị Mẫu' }));
    expect(words.trim()).toMatch(/^Nguyễn Thị Mẫu …+ …+$/);
  });

  it('makes long tables whole and in order, with what stands around them', async () => {
    const { name, templates } = given(
      'Sổ {tongSo}',
      aTable(['STT'], ['{#hoSo}{stt}{/hoSo}', '{ghiChu}']),
      'hết',
    );
    const rowTemplate = given(
      'Sổ {tongSo}',
      aTable(['STT', 'Ghi chú'], ['{#hoSo}{stt}', '{ghiChu}{/hoSo}'], ['Tổng', '{tongSo}']),
      'hết',
    );
    const hoSo = Array.from({ length: 1234 }, (_, n) => ({
      stt: String(n + 1),
      ghiChu: n % 7 ? `T${n}` : 'Tổng',
    }));
    const words = wordsOf(await rowTemplate.templates.fill(rowTemplate.name, { hoSo, tongSo: '1234' }));
    const rows = hoSo.map(({ stt, ghiChu }) => `${stt}\n${ghiChu}`).join('\n');
    expect(words).toBe(`Sổ 1234\nSTT\nGhi chú\n${rows}\nTổng\n1234\nhết\n`);
    expect(templates.inspect(name).problems).toEqual([]);
  });

  it('puts a code to scan where the template has the picture for it', async () => {
    const templates = createDocxTemplates('templates/documents');
    const maHoSo = '000.00.01.H53-260305-0042';
    const file = await templates.fill('mau-01-giay-tiep-nhan', { maHoSo, thanhPhan: [] });
    const picture = new PizZip(file).file('word/media/ma-qr.png')?.asNodeBuffer() ?? Buffer.alloc(0);
    expect(await scan(picture)).toEqual([maHoSo]);
  });
});

describe('looking at a Word template', () => {
  it('finds its places, those in blocks inside them', () => {
    const { name, templates } = given('{maHoSo}', '{#rows}', '{n}', '{/rows}');
    expect(templates.inspect(name)).toEqual({
      places: [{ name: 'maHoSo' }, { name: 'rows', inside: [{ name: 'n' }] }],
      problems: [],
    });
  });

  it('finds names that Word has cut into pieces', () => {
    const pieces = ['{', 'ma', 'HoSo', '}'].map((piece) => `<w:r><w:t>${piece}</w:t></w:r>`).join('');
    const { name, templates } = given(`<w:p>${pieces}</w:p>`);
    expect(templates.inspect(name).places).toEqual([{ name: 'maHoSo' }]);
  });

  it.each([
    ['a block left open', ['{#rows}', '{n}'], /\{rows\} .*unclosed/i],
    ['a block that was never opened', ['{/rows}'], /\{rows\} .*unopened/i],
    ['a brace left open', ['{maHoSo'], /\{maHoSo\} .*/],
    ['a place for pieces of Word files', ['{@lyDo}'], /lyDo only \{name\} and/],
  ])('says where there is %s', (_, parts, reason) => {
    const reasons = given(...parts).reasons();
    expect(reasons.length).toBeGreaterThan(0);
    expect(reasons[0]).toMatch(reason);
  });

  it('says which file is missing or no Word file', () => {
    writeFileSync(join(dir, 'letter.docx'), 'a letter');
    const templates = createDocxTemplates(dir);
    expect(templates.inspect('letter').problems[0]?.file).toBe('documents/letter.docx');
    expect(templates.inspect('nowhere').problems).toHaveLength(1);
  });
});
