import { describe, expect, it } from '@jest/globals';
import { createDocxTemplates } from '../../src/adapters/docx/create-docx-templates.js';
import { checkPapers } from '../../src/documents/check-papers.js';
import { checkTemplate } from '../../src/documents/check-template.js';
import type { PaperTemplates, Place } from '../../src/documents/paper-templates.js';
import { catalogue } from '../flow/universe.js';

const real = createDocxTemplates('templates/documents');

/** The real templates with one of them changed. */
function withChange(file: string, change: (places: readonly Place[]) => readonly Place[]): string[] {
  const templates: PaperTemplates = {
    ...real,
    inspect(name) {
      const { places, problems } = real.inspect(name);
      return { places: name === file ? change(places) : places, problems };
    },
  };
  return checkPapers(templates, catalogue.procedures).map((one) => `${one.file} ${one.path}: ${one.reason}`);
}

const without =
  (name: string) =>
  (places: readonly Place[]): Place[] =>
    places
      .filter((place) => !place.name.startsWith(name))
      .map((place) => (place.inside ? { ...place, inside: without(name)(place.inside) } : place));

describe('the check of the papers', () => {
  it('finds nothing wrong with those that are here', () => {
    expect(checkPapers(real, catalogue.procedures)).toEqual([]);
  });

  it('names a field that nothing fills, with its file', () => {
    expect(withChange('mau-03-tu-choi', (places) => [...places, { name: 'lyDoo' }])).toEqual([
      'documents/mau-03-tu-choi.docx {lyDoo}: no such field',
    ]);
  });

  it('names a field that a paper cannot do without', () => {
    expect(withChange('mau-03-tu-choi', without('canCu'))).toEqual([
      'documents/mau-03-tu-choi.docx {canCu}: must stand in this paper',
    ]);
  });

  it('names a question that its declaration has forgotten', () => {
    expect(withChange('to-khai-1.000656', without('nguyenNhan'))).toEqual([
      'documents/to-khai-1.000656.docx {nguyenNhan}: must stand in this paper',
      'documents/to-khai-1.000656.docx {nguyenNhanKhac}: must stand in this paper',
    ]);
  });

  it('knows every name of a question, of its parts and its options', () => {
    const names = ['thoiDiemChet.gio', 'nguoiChet.hoTen.inHoa', 'soLuong.bangChu', 'loaiDangKy.la.QUA_HAN'];
    expect(
      withChange('to-khai-1.000656', (places) => [...places, ...names.map((name) => ({ name }))]),
    ).toEqual([]);
    expect(
      withChange('to-khai-1.000656', (places) => [...places, { name: 'loaiDangKy.la.SAI' }]),
    ).toHaveLength(1);
  });

  it('names a file that no paper is printed from', () => {
    const templates = { ...real, files: [...real.files, 'ban-nhap'] };
    expect(checkPapers(templates, catalogue.procedures)).toEqual([
      { file: 'documents/ban-nhap.docx', path: '(file)', reason: 'no paper is printed from it' },
    ]);
  });
});

describe('a template', () => {
  const shape = { maHoSo: 'text', hoSo: { stt: 'text' } } as const;
  const reasons = (places: readonly Place[]) =>
    checkTemplate(places, { shape, required: [] }).map(({ path, reason }) => `${path} ${reason}`);

  it('may name in the rows of a block what they have, and what stands outside', () => {
    expect(reasons([{ name: 'hoSo', inside: [{ name: 'stt' }, { name: 'maHoSo' }] }])).toEqual([]);
    expect(reasons([{ name: 'stt' }])).toEqual(['{stt} no such field']);
  });

  it('cannot print rows as a text', () => {
    expect(reasons([{ name: 'hoSo' }])).toEqual(['{hoSo} has rows: write {#hoSo}…{/hoSo}']);
  });

  it('may put a block around a text', () => {
    expect(reasons([{ name: 'maHoSo', inside: [{ name: 'maHoSo' }] }])).toEqual([]);
  });
});
