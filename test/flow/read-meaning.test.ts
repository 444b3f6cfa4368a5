import { describe, expect, it } from '@jest/globals';
import { readMeaning } from '../../src/flow/read-meaning.js';
import { catalogue } from './universe.js';

describe('the meaning of a message', () => {
  const cases: [text: string, meaning: object][] = [
    ['Hủy!', { do: 'cancel', typed: true }],
    ['huỷ', { do: 'cancel', typed: true }],
    ['hủy hợp đồng', { do: 'words' }],
    ['SUA CAU 4', { do: 'change', key: '4' }],
    ['sửa chữa nhà', { do: 'words' }],
    ['tra cứu 000.00.01.H53-261123-0001', { do: 'track', key: '000.00.01.H53-261123-0001' }],
    ['tra cứu đất đai 2026', { do: 'words' }],
    ['#tl a.b=c=d', { do: 'answer', key: 'a.b', text: 'c=d' }],
    ['#constructor', { do: 'unknownTap' }],
    ['Tiếng Việt', { do: 'language', key: 'vi', typed: true }],
    ['đổi ngôn ngữ', { do: 'language', typed: true }],
    ['#ngonngu vi', { do: 'language', key: 'vi', typed: false }],
    ['dạ cho em hỏi cần giấy tờ gì vậy em', { do: 'papers', typed: true }],
    ['lệ phí bao nhiêu ạ', { do: 'fee', typed: true }],
    ['dạ hủy vậy em', { do: 'words' }],
    // the same letters under other marks
    ['đúng', { do: 'yes' }],
    ['Dung', { do: 'yes' }],
    ['dừng', { do: 'stop' }],
    ['DỪNG!', { do: 'stop' }],
    ['ngung', { do: 'stop' }],
    ['Đừng.', { do: 'no' }],
    ['dừng nhận tin', { do: 'stopMessages' }],
    ['# 4', { do: 'unknownTap' }],
    ['constructor', { do: 'words' }],
  ];
  for (const [text, meaning] of cases) {
    it(`of "${text}" is ${JSON.stringify(meaning)}`, () => {
      expect(readMeaning(text, catalogue)).toMatchObject(meaning);
    });
  }
});
