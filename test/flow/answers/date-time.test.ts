import { describe, expect, it } from '@jest/globals';
import { DateTimeQuestion, dateTime } from '../../../src/flow/answers/date-time.js';
import { formatDateAndTime } from '../../../src/identity/date-and-time.js';
import { brief, data, NOW, said } from './domain.js';

const question = DateTimeQuestion.parse({ kind: 'dateTime', precision: 'year', notFuture: true });
/** The value as shown, with `?` when it has to be confirmed. It is Monday 23/11/2026, 09:00. */
const read = (text: string) => {
  const parsed = dateTime.parse(said(text, NOW), question, data);
  if (parsed.outcome !== 'valid') return brief(parsed);
  return formatDateAndTime(parsed.value) + (parsed.confirm ? '?' : '');
};

describe('A moment is read as people type it', () => {
  it.each([
    // the hour first
    ['2 giờ sáng ngày 20/11/2026', '02h, 20/11/2026'],
    ['2h sáng 20/11/2026', '02h, 20/11/2026'],
    ['hai giờ sáng ngày 20 tháng 11 năm 2026', '02h, 20/11/2026'],
    ['14h30 ngày 20/11/2026', '14h30, 20/11/2026'],
    ['14h30 20/11/2026', '14h30, 20/11/2026'],
    ['14g30 ngày 20/11/2026', '14h30, 20/11/2026'],
    ['14:30 20/11/2026', '14h30, 20/11/2026'],
    ['14:30:00, 20/11/2026', '14h30, 20/11/2026'],
    ['14 giờ 30 phút, ngày 20 tháng 11 năm 2026', '14h30, 20/11/2026'],
    ['14 giờ 30 phút ngày 20-11-2026', '14h30, 20/11/2026'],
    ['mười bốn giờ ba mươi phút ngày 20/11/2026', '14h30, 20/11/2026'],
    ['2 giờ rưỡi chiều 20/11/2026', '14h30, 20/11/2026'],
    ['8 giờ kém 15 tối 20/11/2026', '19h45, 20/11/2026'],
    ['0 giờ 20/11/2026', '00h, 20/11/2026'],
    ['11 giờ trưa ngày 20/11/2026', '11h, 20/11/2026'],
    ['1 giờ trưa ngày 20/11/2026', '13h, 20/11/2026'],
    ['9 giờ đêm 20/11/2026', '21h, 20/11/2026'],
    ['vào lúc 5 giờ chiều ngày 20/11/2026 ạ', '17h, 20/11/2026'],
    ['mất lúc 5 giờ chiều ngày 20/11/2026', '17h, 20/11/2026'],
    ['02:05 20/11/2026', '02h05, 20/11/2026'],
    // the day first
    ['20/11/2026 lúc 14h30', '14h30, 20/11/2026'],
    ['20/11/2026, 14:30', '14h30, 20/11/2026'],
    ['ngày 20/11/2026 lúc 2 giờ sáng', '02h, 20/11/2026'],
    ['20 tháng 11 năm 2026 hồi 3 giờ chiều', '15h, 20/11/2026'],
    ['tối 20/11/2026 lúc 8 giờ', '20h, 20/11/2026'],
    ['chiều ngày 20/11/2026, 3 giờ 15 phút', '15h15, 20/11/2026'],
    // an hour that may be meant otherwise is asked back
    ['2h ngày 20/11/2026', '02h, 20/11/2026?'],
    ['12h ngày 20/11/2026', '12h, 20/11/2026?'],
    ['khoảng 3 giờ sáng 20/11/2026', '03h, 20/11/2026?'],
    ['2 giờ đêm 20/11/2026', '02h, 20/11/2026?'],
    ['14h 20 11 2026', '14h20, 11/2026?'],
    // the day without its hour
    ['20/11/2026', '20/11/2026'],
    ['không nhớ giờ, ngày 20/11/2026', '20/11/2026'],
    ['20/11/2026 không nhớ giờ', '20/11/2026'],
    ['20/11/2026, không rõ mấy giờ', '20/11/2026'],
    ['20/11/2026 quên giờ', '20/11/2026'],
    ['sáng 20/11/2026', '20/11/2026'],
    ['20/11/2026 buổi chiều', '20/11/2026'],
    ['1975', '1975'],
    ['tháng 4 năm 1975', '04/1975'],
    // days near today
    ['hôm qua', '22/11/2026?'],
    ['2 giờ sáng hôm qua', '02h, 22/11/2026?'],
    ['9 giờ tối qua', '21h, 22/11/2026?'],
    ['tối qua lúc 9 giờ', '21h, 22/11/2026?'],
    ['đêm qua 11 giờ', '23h, 22/11/2026?'],
    ['5 giờ sáng nay', '05h, 23/11/2026'],
    ['hôm nay lúc 5 giờ sáng', '05h, 23/11/2026'],
    ['hôm kia', '21/11/2026?'],
    // the lunar calendar
    ['2 giờ sáng mùng 10 tháng 3 năm 2026 âm lịch', '02h, 26/04/2026?'],
    ['rằm tháng bảy năm 2025', '06/09/2025?'],
  ])('"%s" is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['2 giờ sáng', 'invalid dateTime.dateMissing'],
    ['không nhớ giờ', 'invalid dateTime.dateMissing'],
    ['12 giờ đêm 20/11/2026', 'invalid dateTime.midnight'],
    ['24h 20/11/2026', 'invalid dateTime.midnight'],
    ['nửa đêm 20/11/2026', 'invalid dateTime.midnight'],
    ['14 giờ sáng 20/11/2026', 'invalid dateTime.impossible'],
    ['25h 20/11/2026', 'invalid dateTime.impossible'],
    ['14h75 20/11/2026', 'invalid dateTime.impossible'],
    ['10 giờ sáng nay', 'invalid date.future'],
    ['09:01 23/11/2026', 'invalid date.future'],
    ['24/11/2026', 'invalid date.future'],
    ['31/02/2026 lúc 8 giờ sáng', 'invalid date.notInCalendar'],
    ['20/11', 'invalid date.yearMissing'],
    ['từ 8 giờ đến 9 giờ ngày 20/11/2026', 'notUnderstood'],
    ['không biết', 'notUnderstood'],
  ])('"%s" is not taken: %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('takes a moment of today up to the minute in which it is said', () => {
    expect(read('09:00 23/11/2026')).toBe('09h00, 23/11/2026');
  });
});
