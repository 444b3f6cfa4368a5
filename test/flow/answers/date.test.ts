import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateQuestion, date } from '../../../src/flow/answers/date.js';
import { formatDate, isInCalendar, type PartialDate } from '../../../src/identity/partial-date.js';
import { brief, data, NOW, said } from './domain.js';

const question = (settings: Partial<DateQuestion> = {}) => DateQuestion.parse({ kind: 'date', ...settings });
const any = question({ precision: 'year' });
const parse = (text: string, settings: Partial<DateQuestion> = { precision: 'year' }, at = NOW) =>
  date.parse(said(text, at), question(settings), data);
/** The value as `d/m/y`, with `?` when it has to be confirmed. */
const read = (text: string, settings?: Partial<DateQuestion>, at = NOW) => {
  const parsed = parse(text, settings, at);
  if (parsed.outcome !== 'valid') return brief(parsed);
  return formatDate(parsed.value) + (parsed.confirm ? '?' : '');
};

describe('A date is read as people type it', () => {
  it.each([
    // digits, day before month
    ['1/2/1990', '01/02/1990'],
    ['01/02/1990', '01/02/1990'],
    ['1-2-1990', '01/02/1990'],
    ['1.2.1990', '01/02/1990'],
    ['01.02.1990.', '01/02/1990'],
    ['1 2 1990', '01/02/1990'],
    ['1 / 2 / 1990', '01/02/1990'],
    ['1/2-1990', '01/02/1990'],
    ['01,02,1990', '01/02/1990'],
    ['01_02_1990', '01/02/1990'],
    ['01–02–1990', '01/02/1990'],
    ['(01/02/1990)', '01/02/1990'],
    ['  1/2/1990  ', '01/02/1990'],
    ['１/２/１９９０', '01/02/1990'],
    ['01021990', '01/02/1990'],
    ['31121999', '31/12/1999'],
    ['12/11/1990', '12/11/1990'],
    ['29/02/2000', '29/02/2000'],
    ['1990-02-01', '01/02/1990?'],
    ['19900201', '01/02/1990?'],
    ['o1/o2/199o', '01/02/1990?'],
    // two-digit years are guessed, so confirmed
    ['01-02-90', '01/02/1990?'],
    ['1/2/90', '01/02/1990?'],
    ['010290', '01/02/1990?'],
    ['5/6/01', '05/06/2001?'],
    ['5/6/26', '05/06/2026?'],
    ['5/6/47', '05/06/1947?'],
    // with English months, the day on either side
    ['2 January 1990', '02/01/1990'],
    ['2nd of January 1990', '02/01/1990'],
    ['Jan 2, 1990', '02/01/1990'],
    ['January 2nd, 1990', '02/01/1990'],
    ['2-Jan-1990', '02/01/1990'],
    ['July 4th, 1990', '04/07/1990'],
    ['May 1990', '05/1990'],
    ['in Sept 2010', '09/2010'],
    ['2 Dec 90', '02/12/1990?'],
    ['about March 1990', '03/1990?'],
    ['yesterday', '22/11/2026?'],
    ['last year', '2025?'],
    // with words
    ['ngày 1 tháng 2 năm 1990', '01/02/1990'],
    ['Ngày 1 tháng 2 năm 1990 ạ', '01/02/1990'],
    ['ngay 1 thang 2 nam 1990', '01/02/1990'],
    ['NGÀY 01 THÁNG 02 NĂM 1990', '01/02/1990'],
    ['ngày 1, tháng 2, năm 1990', '01/02/1990'],
    ['1 tháng 2 năm 1990', '01/02/1990'],
    ['1 tháng 2, 1990', '01/02/1990'],
    ['1 thg 2, 1990', '01/02/1990'],
    ['1 thg2 1990', '01/02/1990'],
    ['1 Th2 1990', '01/02/1990'],
    ['ngày 1/2 năm 1990', '01/02/1990'],
    ['ngày 1 tháng 2/1990', '01/02/1990'],
    ['ngày 1-2-1990', '01/02/1990'],
    ['ngày1tháng2năm1990', '01/02/1990'],
    ['năm 1990 tháng 2 ngày 1', '01/02/1990'],
    ['sinh ngày 1/2/1990', '01/02/1990'],
    ['ngày sinh: 01/02/1990', '01/02/1990'],
    ['dạ em sinh ngày 1 tháng 2 năm 1990 ạ', '01/02/1990'],
    ['dạ 1/2/1990 nha', '01/02/1990'],
    ['Thứ năm, ngày 1/2/1990', '01/02/1990'],
    ['chủ nhật 4/2/1990', '04/02/1990'],
    ['mất ngày 5/6/2020', '05/06/2020'],
    // numbers in words
    ['ngày một tháng hai năm một chín chín mươi', '01/02/1990'],
    ['ngày hai mươi mốt tháng mười hai năm hai nghìn không trăm lẻ năm', '21/12/2005'],
    ['ngày mười lăm tháng tư năm một nghìn chín trăm tám mươi lăm', '15/04/1985'],
    ['ngày năm tháng năm năm một chín tám lăm', '05/05/1985'],
    ['ngày mười tháng mười năm hai ngàn', '10/10/2000'],
    ['ngày ba mươi mốt tháng giêng năm 1990', '31/01/1990?'],
    ['ngày tám tháng tám năm chín tám', '08/08/1998?'],
    ['ngày hai mươi tám tháng ba năm hai không không một', '28/03/2001'],
    ['mồng một tháng hai năm 90', '01/02/1990?'],
    ['mùng 1 tháng 2 năm 1990', '01/02/1990?'],
    ['mùng một/2/1990', 'notUnderstood'],
    ['mùng 5 tháng 9 năm 1970 dương lịch', '05/09/1970?'],
    ['ngày 2 tháng chạp năm 1990', '02/12/1990?'],
    // less than a day
    ['2/1990', '02/1990'],
    ['02-1990', '02/1990'],
    ['2 1990', '02/1990'],
    ['tháng 2 năm 1990', '02/1990'],
    ['tháng hai năm 1990', '02/1990'],
    ['tháng 2/1990', '02/1990'],
    ['thg 2 1990', '02/1990'],
    ['021990', '02/1990?'],
    ['2/90', '02/1990?'],
    ['1990', '1990'],
    ['năm 1990', '1990'],
    ['sinh năm 1990', '1990'],
    ['sn 1990', '1990'],
    ['sn1990', '1990'],
    ['Năm sinh 1990', '1990'],
    ['năm một chín chín mươi', '1990'],
    ['năm 90', '1990?'],
    ['năm chín mươi', '1990?'],
    ['khoảng năm 1950', '1950?'],
    ['khoảng 1950', '1950?'],
    ['tầm năm 1950', '1950?'],
    ['chắc 1950', '1950?'],
    ['1890', '1890'],
    // today and near it; 23/11/2026 is today
    ['hôm nay', '23/11/2026'],
    ['hom nay', '23/11/2026'],
    ['sáng nay', '23/11/2026'],
    ['bữa nay', '23/11/2026'],
    ['ngày hôm nay', '23/11/2026'],
    ['hôm qua', '22/11/2026?'],
    ['tối qua', '22/11/2026?'],
    ['đêm hôm qua', '22/11/2026?'],
    ['hôm kia', '21/11/2026?'],
    ['3 ngày trước', '20/11/2026?'],
    ['cách đây ba ngày', '20/11/2026?'],
    ['ngày mai', '24/11/2026?'],
    ['tháng này', '11/2026?'],
    ['tháng trước', '10/2026?'],
    ['năm nay', '2026?'],
    ['năm ngoái', '2025?'],
    // the lunar calendar
    ['mùng 1 tháng 1 năm 2026 âm lịch', '17/02/2026?'],
    ['mùng 10 tháng 3 năm 2026 âm', '26/04/2026?'],
    ['10/3/2025 âm lịch', '07/04/2025?'],
    ['10/3/2025 ÂL', '07/04/2025?'],
    ['10/3/2025al', '07/04/2025?'],
    ['âm lịch 10/3/2025', '07/04/2025?'],
    ['rằm tháng bảy năm 2025', '06/09/2025?'],
    ['rằm tháng giêng năm 1990', '10/02/1990?'],
    ['mùng 1 Tết năm 2025', '29/01/2025?'],
    ['mồng 2 tết 2025', '30/01/2025?'],
    ['mùng 5 tháng giêng năm 1990', '31/01/1990?'],
    ['ngày 1 tháng 6 nhuận năm 2025', '25/07/2025?'],
    ['ngày 1 tháng 6 năm 2025 âm lịch', '25/06/2025?'],
  ])('"%s" is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['31/02/1990', 'invalid date.notInCalendar'],
    ['30/2/2000', 'invalid date.notInCalendar'],
    ['29/02/1990', 'invalid date.notInCalendar'],
    ['31/4/1990', 'invalid date.notInCalendar'],
    ['1/13/1990', 'invalid date.notInCalendar'],
    ['12/31/1990', 'invalid date.notInCalendar'],
    ['0/1/1990', 'invalid date.notInCalendar'],
    ['1/0/1990', 'invalid date.notInCalendar'],
    ['32/1/1990', 'invalid date.notInCalendar'],
    ['ngày 31 tháng 6 năm 1990', 'invalid date.notInCalendar'],
    ['30/12/2025 âm lịch', 'invalid date.notInLunarCalendar'],
    ['31/1/2025 âm lịch', 'invalid date.notInLunarCalendar'],
    ['ngày 1 tháng 5 nhuận năm 2025', 'invalid date.notInLunarCalendar'],
    ['tháng 3 năm 1990 âm lịch', 'invalid date.lunarIncomplete'],
    ['năm 1990 âm lịch', 'invalid date.lunarIncomplete'],
    ['1/2/0190', 'invalid date.yearOutOfRange'],
    ['1/2/3000', 'invalid date.yearOutOfRange'],
    ['2543', 'invalid date.yearOutOfRange'],
    ['mùng 1 tháng 2', 'invalid date.yearMissing'],
    ['ngày 1 tháng 2', 'invalid date.yearMissing'],
    ['6.11', 'invalid date.yearMissing'],
    ['1/2', 'invalid date.yearMissing'],
    ['1,5', 'invalid date.yearMissing'],
    ['tháng 5', 'invalid date.yearMissing'],
    ['rằm tháng bảy', 'invalid date.yearMissing'],
    ['', 'missing'],
    [' \n ', 'missing'],
  ])('"%s" is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    'không nhớ',
    'không biết',
    'chào em',
    'ngày',
    'tháng',
    'năm',
    'ngày tháng năm',
    'tết',
    '30 tết năm 1990',
    'Canh Ngọ',
    'tuổi con ngựa',
    '90',
    '5',
    'hai',
    '12345',
    '1021990',
    '1/2/199',
    '1/2/19900',
    '1/2/3/1990',
    '1/2/1990 - 3/4/1991',
    '1/2/1990 hoặc 2/2/1990',
    '072090001234',
    '0901234567',
    '10:30',
    '8h30 ngày 1/2/1990',
    '50.000',
    'ngày một tháng hai năm ba mươi sáu tuổi',
    'tuần trước',
    'hôm nào đó',
    'số 12/2005/KS',
    'mười hai',
    '👍',
    '//',
    '-',
  ])('"%s" is not understood', (text) => {
    expect(read(text)).toBe('notUnderstood');
  });

  it('never takes the month for the day, whatever the numbers', () => {
    expect(read('3/4/1990')).toBe('03/04/1990');
    expect(read('4/3/1990')).toBe('04/03/1990');
  });

  it('does not take a picture for a date', () => {
    expect(brief(date.parse({ media: [], at: NOW }, any, data))).toBe('notUnderstood textExpected');
  });
});

describe('What a date question asks for', () => {
  it('a whole day unless told otherwise', () => {
    expect(read('2/1990', {})).toBe('invalid date.dayMissing');
    expect(read('1990', {})).toBe('invalid date.monthMissing');
    expect(read('1/2/1990', {})).toBe('01/02/1990');
  });

  it('a month at least', () => {
    expect(read('2/1990', { precision: 'month' })).toBe('02/1990');
    expect(read('1990', { precision: 'month' })).toBe('invalid date.monthMissing');
  });

  it.each([
    ['23/11/2026', '23/11/2026'],
    ['24/11/2026', 'invalid date.future'],
    ['ngày mai', 'invalid date.future'],
    ['11/2026', '11/2026'],
    ['12/2026', 'invalid date.future'],
    ['2026', '2026'],
    ['2027', 'invalid date.future'],
  ])('nothing in the future: %s gives %s', (text, expected) => {
    expect(read(text, { precision: 'year', notFuture: true })).toBe(expected);
  });

  it('takes the day in Vietnam for today, not the day in Greenwich', () => {
    const halfPastMidnight = Date.UTC(2026, 10, 23, 17, 30);
    expect(read('hôm nay', { notFuture: true }, halfPastMidnight)).toBe('24/11/2026');
    expect(read('24/11/2026', { notFuture: true }, halfPastMidnight)).toBe('24/11/2026');
  });

  it('nothing before the earliest day', () => {
    const settings = { precision: 'year', notBefore: { y: 1987, m: 1, d: 3 } } as const;
    expect(read('2/1/1987', settings)).toBe('invalid date.tooEarly');
    expect(read('3/1/1987', settings)).toBe('03/01/1987');
    expect(read('1987', settings)).toBe('1987');
    expect(read('1986', settings)).toBe('invalid date.tooEarly');
  });

  it.each([
    ['1/2/10', '01/02/2010?'],
    ['1/2/13', '01/02/1913?'],
    ['23/11/12', '23/11/2012?'],
    ['24/11/12', '24/11/1912?'],
    ['1/2/90', '01/02/1990?'],
  ])('of two centuries the one that makes a grown-up at least 14: %s is %s', (text, expected) => {
    expect(read(text, { adult: true, notFuture: true })).toBe(expected);
  });

  it('a child may be born this year', () => {
    expect(read('1/2/26', { notFuture: true })).toBe('01/02/2026?');
    expect(read('1/2/27', { notFuture: true })).toBe('01/02/1927?');
  });

  it('a planned day may lie some years ahead', () => {
    expect(read('1/2/27')).toBe('01/02/2027?');
  });

  it('the latest such day, where the year goes without saying', () => {
    expect(read('6.11', { yearless: 'latest' })).toBe('06/11/2026?');
    expect(read('25/12', { yearless: 'latest' })).toBe('25/12/2025?');
    expect(read('31/2', { yearless: 'latest' })).toBe('invalid date.notInCalendar');
    expect(read('tháng 5', { yearless: 'latest' })).toBe('invalid date.yearMissing');
  });
});

describe('A date, whatever is typed', () => {
  const dates = fc
    .record({
      y: fc.integer({ min: 1850, max: 2199 }),
      m: fc.integer({ min: 1, max: 12 }),
      d: fc.integer({ min: 1, max: 31 }),
    })
    .filter(isInCalendar);
  const partials = dates.chain(({ y, m, d }) => fc.constantFrom<PartialDate>({ y, m, d }, { y, m }, { y }));

  it('shows every date so that it is read back', () => {
    fc.assert(
      fc.property(partials, (value) => {
        const shown = date.show(value, any, data);
        expect(date.parse(said(shown), any, data)).toEqual({ outcome: 'valid', value, warnings: [] });
      }),
    );
  });

  it('reads every way to write a day as that day', () => {
    const ways = [
      ({ y, m, d }: Required<PartialDate>) => `${d}/${m}/${y}`,
      ({ y, m, d }: Required<PartialDate>) => `${d}-${m}-${y}`,
      ({ y, m, d }: Required<PartialDate>) => `ngày ${d} tháng ${m} năm ${y}`,
      ({ y, m, d }: Required<PartialDate>) =>
        `${String(d).padStart(2, '0')}${String(m).padStart(2, '0')}${y}`,
    ];
    fc.assert(
      fc.property(dates, fc.constantFrom(...ways), (value, write) => {
        expect(brief(date.parse(said(write(value)), any, data))).toEqual(value);
      }),
    );
  });

  const scraps = fc.array(
    fc.constantFrom(
      'ngày',
      'tháng',
      'năm',
      'mùng',
      'rằm',
      'giêng',
      'âm',
      '1',
      '31',
      '90',
      '1990',
      '/',
      '-',
      ' ',
      'hai',
      'mươi',
      'tết',
      'nhuận',
      'trước',
    ),
    { maxLength: 10 },
  );

  it('never throws, gives only real days, and only declared reasons', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      scraps.map((words) => words.join(' ')),
      scraps.map((words) => words.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parse(text);
        if (parsed.outcome === 'valid') expect(date.Value.safeParse(parsed.value).success).toBe(true);
        if (parsed.outcome === 'invalid') expect(date.reasons).toContain(parsed.reason);
      }),
      { numRuns: 2000 },
    );
  });

  it('is never valid without a digit, a number word or a word for a day', () => {
    const words = fc.constantFrom(
      'ngày',
      'tháng',
      'sinh',
      'dạ',
      'em',
      'âm lịch',
      'nhuận',
      'khoảng',
      'abc',
      'phường',
      '/',
      '.',
      ',',
    );
    fc.assert(
      fc.property(fc.array(words), (parts) => {
        expect(parse(parts.join(' ')).outcome).not.toBe('valid');
      }),
    );
  });
});
