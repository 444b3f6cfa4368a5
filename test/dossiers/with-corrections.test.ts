import { describe, expect, it } from '@jest/globals';
import type { Dossier } from '../../src/dossiers/dossier.js';
import { findCorrections, withCorrections } from '../../src/dossiers/with-corrections.js';
import { findPinned } from '../../src/flow/catalogue.js';
import { catalogue, domain } from '../flow/universe.js';
import { aDossier, RECEIVED_AT } from './dossier-builders.js';

const form = { procedure: findPinned(catalogue, '1.004873', '2026-07'), domain };
const NUMBER = 'Số định danh cá nhân';

/** What came in answer to requests, one after the other. */
const answered = (...texts: [item: string, text: string][]): Dossier['supplements'] =>
  texts.map(([item, text], i) => ({
    ...{ supplementId: `s-${i}`, round: i + 1, at: RECEIVED_AT + i, text, mediaIds: [] },
    parts: [{ item, text, mediaIds: [] }],
  }));
const read = (...texts: [string, string][]) =>
  withCorrections(aDossier({ supplements: answered(...texts) }), form).content;

describe('what the citizen gave anew', () => {
  it('takes the place of the answer, masked as that was, and of whose it is', () => {
    const { answers, applicant } = read([NUMBER, '072190000999']);
    expect(answers[1]).toMatchObject({ key: 'nyc.soDinhDanh', value: '072190000999', shown: '072190000999' });
    expect(answers[1]?.masked).toBeDefined();
    expect(answers[1]?.masked).not.toContain('190000');
    expect(applicant).toMatchObject({ identityNumber: '072190000999', fullName: 'Nguyễn Thị Lan' });
  });

  it('of several times holds the last, and a name by its section is found too', () => {
    const { answers, applicant } = read(
      ['Họ, chữ đệm, tên', 'Nguyễn Thị Loan'],
      ['Họ, chữ đệm, tên (Người yêu cầu)', 'Nguyễn Thị Liên'],
    );
    expect(answers[0]).toMatchObject({ shown: 'NGUYỄN THỊ LIÊN' });
    expect(applicant.fullName).toBe('NGUYỄN THỊ LIÊN');
  });

  it.each([
    ['what the question cannot read', [NUMBER, 'tôi không nhớ']],
    ['a thing that is no answer of the form', ['Bản án ly hôn', '072190000999']],
    ['nothing', [NUMBER, '']],
  ] as [string, [string, string]][])('leaves the form as it is for %s', (_name, said) => {
    expect(read(said)).toEqual(aDossier().content);
  });

  it('is nobody’s where two answers bear the name, until the section is said', () => {
    const { content } = aDossier();
    const [name, number] = content.answers;
    if (!name || !number) throw new Error('no answers');
    const other = { ...number, key: 'nguoiKhac.soDinhDanh', section: 'Người được xác nhận' };
    const twice = { ...content, answers: [name, number, other] };
    const find = (item: string) => [
      ...findCorrections({ content: twice, supplements: answered([item, '072190000999']) }, form).keys(),
    ];
    expect(find(NUMBER)).toEqual([]);
    expect(find(`${NUMBER} (Người yêu cầu)`)).toEqual(['nyc.soDinhDanh']);
  });

  it('is words for the clerk when the form is no longer kept', () => {
    const dossier = aDossier({ supplements: answered([NUMBER, '072190000999']) });
    expect(withCorrections(dossier, { procedure: undefined, domain })).toBe(dossier);
  });
});
