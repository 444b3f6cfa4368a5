import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findProcedure, type ProcedureEntry } from '../../src/flow/find-procedure.js';
import { entriesOf } from '../../src/flow/said/find.js';
import { dayOf } from '../../src/flow/show/moments.js';
import { catalogue, MORNING } from './universe.js';

/** Made-up procedures: how words are matched, not which words people use (see test/finding). */
const entries: ProcedureEntry[] = [
  {
    procedureId: 'birth',
    phrases: ['đăng ký khai sinh', 'làm giấy khai sinh', 'khai sinh', 'mới đẻ', 'bé?'],
  },
  { procedureId: 'copy', phrases: ['bản sao khai sinh', 'mất khai sinh', 'khai sinh', 'trích lục'] },
  { procedureId: 'single', phrases: ['giấy độc thân', 'xác nhận tình trạng hôn nhân', 'TTHN'] },
  { procedureId: 'wedding', phrases: ['đăng ký kết hôn', 'kết hôn'] },
  { procedureId: 'abroad', phrases: ['kết hôn với người nước ngoài', 'căn cước'], elsewhere: true },
];
const found = (words: string) => {
  const { verdict, candidates } = findProcedure(words, entries);
  return [verdict, ...candidates.map(({ procedureId }) => procedureId)];
};

describe('A procedure is found by the words that name it', () => {
  it.each([
    ['giay doc than', 'without marks'],
    ['giấy dpc thân', 'with a slip of the fingers'],
    ['xac nhan tihn trang hon nhan', 'with two letters swapped'],
    ['giaydocthan', 'without blanks'],
    ['xac nhan tinh trang hon nhn', 'with a letter left out'],
    ['hôn nhân tình trạng xác nhận', 'in another order'],
    ['xác nhận tình trạng hôn nhơn', 'as the south says it'],
    ['dạ cho em hỏi xin giấy độc thân cần những gì ạ', 'politely'],
    ['giấy độc thân để đăng ký kết hôn', 'with what it is wanted for'],
    ['xin TTHN', 'by its letters'],
  ])('"%s" (%s)', (words) => {
    expect(found(words)).toEqual(['one', 'single']);
  });

  it('means the longest of the names that share words', () => {
    expect(found('xin bản sao khai sinh')).toEqual(['one', 'copy']);
    expect(found('làm giấy khai sinh')).toEqual(['one', 'birth']);
    expect(found('mất khai sinh')).toEqual(['one', 'copy']);
  });

  it('asks which, when a name fits two or two are named', () => {
    expect(found('khai sinh')).toEqual(['several', 'birth', 'copy']);
    expect(found('giấy độc thân với trích lục')).toEqual(['several', 'single', 'copy']);
  });

  it('asks back what is only a hint, and drops the hint beside a name', () => {
    expect(found('cho em hỏi về bé nhà em')).toEqual(['unsure', 'birth']);
    expect(found('trích lục cho bé')).toEqual(['one', 'copy']);
  });

  it('asks back a name that is lost in a long story', () => {
    const story = Array.from({ length: 9 }, () => 'tuần trước hàng xóm').join(' ');
    expect(found(`${story} kết hôn`)).toEqual(['unsure', 'wedding']);
  });

  it('leads to no form with the words of another office', () => {
    expect(found('kết hôn với người nước ngoài')).toEqual(['elsewhere', 'abroad']);
    expect(found('căn cước')).toEqual(['elsewhere', 'abroad']);
    expect(found('giấy độc thân có cần căn cước không')).toEqual(['one', 'single']);
  });

  it('loses nothing to "mất bao lâu" and makes no copies of "làm sao"', () => {
    expect(found('làm giấy khai sinh mất bao lâu')).toEqual(['one', 'birth']);
    expect(found('đăng ký khai sinh thì làm sao')).toEqual(['one', 'birth']);
  });

  it('reads "để" and "đẻ" apart', () => {
    expect(found('vợ mới đẻ')).toEqual(['one', 'birth']);
    expect(found('vo moi de')).toEqual(['one', 'birth']);
  });

  it.each(['', '   ', '?', 'đơn thân', 'bản thân', 'kết', 'làm căn nhà', '1234567890', 'asdkjh qwe zxc'])(
    '"%s" names nothing',
    (words) => {
      expect(found(words)).toEqual(['none']);
    },
  );

  it('finds every procedure by each of its own names and phrases, with and without marks', () => {
    const real = entriesOf(catalogue, dayOf(MORNING));
    const lost = real
      .filter(({ elsewhere }) => elsewhere !== true)
      .flatMap(({ procedureId, phrases }) =>
        phrases
          .filter((phrase) => !phrase.endsWith('?'))
          .flatMap((phrase) => [phrase, phrase.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd')])
          .filter((words) => {
            const { candidates } = findProcedure(words, real);
            return !candidates.some((one) => one.procedureId === procedureId);
          }),
      );
    expect(lost).toEqual([]);
  });

  it('never throws, and puts the strongest first', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (words) => {
        const { verdict, candidates } = findProcedure(words, entries);
        expect(verdict === 'none').toBe(candidates.length === 0);
        const strengths = candidates.map(({ strength }) => strength);
        expect(strengths).toEqual([...strengths].sort((a, b) => b - a));
      }),
    );
  });
});
