import { describe, expect, it } from '@jest/globals';
import { readSlotWords, type SlotWords } from '../../src/text/read-slot-words.js';

const weekday = (day: number, next = false) => ({ day: { weekday: day, next } });

describe('what people say of when they come', () => {
  it.each<[string, SlotWords]>([
    ['thứ Hai', weekday(1)],
    ['thứ 2', weekday(1)],
    ['t6', weekday(5)],
    ['chủ nhật', weekday(0)],
    ['cn', weekday(0)],
    ['sáng thứ Hai', { ...weekday(1), part: 'morning' }],
    ['thứ hai buổi sáng', { ...weekday(1), part: 'morning' }],
    ['thứ 5 lúc 9h', { ...weekday(4), clock: { hour: 9 } }],
    ['thứ năm 9 giờ 30', { ...weekday(4), clock: { hour: 9, minute: 30 } }],
    ['thứ Hai tuần sau', weekday(1, true)],
    ['sang tuần thứ 3', weekday(2, true)],
    ['ngày mai 8 giờ', { day: { ahead: 1 }, clock: { hour: 8 } }],
    ['chiều mai 2 giờ', { day: { ahead: 1 }, part: 'afternoon', clock: { hour: 14 } }],
    ['sáng mốt', { day: { ahead: 2 }, part: 'morning' }],
    ['hôm nay', { day: { ahead: 0 } }],
    ['chiều nay', { day: { ahead: 0 }, part: 'afternoon' }],
    ['buổi chiều', { part: 'afternoon' }],
    ['dạ em đến buổi sáng ạ', { part: 'morning' }],
    ['cho tôi đặt lịch sáng thứ 4 nhé', { ...weekday(3), part: 'morning' }],
    ['8h30', { clock: { hour: 8, minute: 30 } }],
    ['8 giờ rưỡi', { clock: { hour: 8, minute: 30 } }],
    ['tám giờ sáng', { part: 'morning', clock: { hour: 8 } }],
    ['2 giờ chiều', { part: 'afternoon', clock: { hour: 14 } }],
    ['26/11', { day: { day: 26, month: 11 } }],
    ['ngày 26', { day: { day: 26 } }],
    ['ngày 26 tháng 11 lúc 8h', { day: { day: 26, month: 11 }, clock: { hour: 8 } }],
    ['26/11/2026 9h', { day: { day: 26, month: 11, year: 2026 }, clock: { hour: 9 } }],
    ['thứ Năm 26/11', { day: { day: 26, month: 11 } }],
    ['sang thu hai', { ...weekday(1), part: 'morning' }],
  ])('"%s"', (said, words) => {
    expect(readSlotWords(said)).toEqual(words);
  });

  it.each([
    '',
    'để tôi hỏi vợ',
    'giấy độc thân',
    'thứ mấy cũng được',
    '9h hoặc 10h',
    'nửa đêm',
    '25 giờ',
    'x'.repeat(300),
  ])('is not read into "%s"', (said) => {
    expect(readSlotWords(said)).toBeUndefined();
  });
});

describe('the same in English', () => {
  it.each([
    ['Monday morning', 'sáng thứ Hai'],
    ['next Tuesday', 'thứ Ba tuần sau'],
    ['tomorrow afternoon, please', 'chiều mai'],
    ['Thursday at 9:30', 'thứ Năm lúc 9:30'],
    ['Friday 2 pm', '2 giờ chiều thứ Sáu'],
    ['on Wednesday at 8:30 a.m.', '8:30 sáng thứ Tư'],
    ['10 am', '10 giờ sáng'],
  ])('is said as "%s" or as "%s"', (english, vietnamese) => {
    const meant = readSlotWords(vietnamese);
    expect(meant).toBeDefined();
    expect(readSlotWords(english)).toEqual(meant);
  });

  it('is not guessed from words that say more', () => {
    expect(readSlotWords('Monday is bad for us')).toBeUndefined();
  });
});
