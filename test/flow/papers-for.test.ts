import { describe, expect, it } from '@jest/globals';
import type { Json } from '../../src/flow/condition.js';
import { decide, toKnown } from '../../src/flow/decide.js';
import { papersFor } from '../../src/flow/papers-for.js';
import { dayOf } from '../../src/flow/show/moments.js';
import { catalogue, MORNING } from './universe.js';

const certificate = catalogue.procedures.find((one) => one.id === '1.004873');
if (!certificate) throw new Error('the certificate of marital status is gone');
const papers = (answers: Record<string, Json>) =>
  papersFor(certificate, answered(answers), '{case} => {paper}');
const answered = (answers: Record<string, Json>) => ({
  answers: Object.fromEntries(Object.entries(answers).map(([key, value]) => [key, { value, warnings: [] }])),
  day: dayOf(MORNING),
});

describe('The papers to have at hand', () => {
  it('are all that somebody may need, each with its case, while nothing is known', () => {
    const list = papers({});
    expect(list[0]).toBe('Số định danh (căn cước) của người được cấp giấy');
    expect(list.slice(1).every((one) => one.includes(' => '))).toBe(true);
    expect(list).toHaveLength(certificate.papers.length);
  });

  it('are only those of the case once it is known', () => {
    expect(papers({ 'nyc.quanHe': 'BAN_THAN', loaiDangKy: 'LAN_DAU', 'tinhTrang.loai': 'LY_HON' })).toEqual([
      'Số định danh (căn cước) của người được cấp giấy',
      'Số, ngày, tên Tòa án của bản án hoặc quyết định ly hôn',
    ]);
  });

  it('leave out what one answer excludes and keep in doubt what another decides', () => {
    const list = papers({ 'nyc.quanHe': 'BAN_THAN' });
    expect(list.some((one) => one.includes('ủy quyền'))).toBe(false);
    expect(list).toContain('Xin cấp lại => ảnh giấy đã cấp trước đây');
  });
});

describe('A condition with answers still to come', () => {
  const known = toKnown(certificate, answered({ 'nyc.quanHe': 'BAN_THAN', 'tinhTrang.loai': 'GOA' }));
  const holdsForSure = { key: 'tinhTrang.loai', is: 'GOA' };
  const failsForSure = { key: 'nyc.quanHe', is: 'CHA' };
  const open = { key: 'loaiDangKy', is: 'CAP_LAI' };

  it.each([
    [holdsForSure, true],
    [failsForSure, false],
    [open, undefined],
    [{ not: open }, undefined],
    [{ not: failsForSure }, true],
    [{ all: [holdsForSure, open] }, undefined],
    [{ all: [failsForSure, open] }, false],
    [{ any: [holdsForSure, open] }, true],
    [{ any: [failsForSure, open] }, undefined],
    // asked of the divorced only, so the answer of a widow can never come
    [{ key: 'tinhTrang.lyHonNuocNgoai', is: true }, false],
    [{ key: 'tinhTrang.giayChungTu.loai', is: 'BAN_AN' }, undefined],
  ])('%j is %s', (condition, verdict) => {
    expect(decide(condition, known)).toBe(verdict);
  });
});
