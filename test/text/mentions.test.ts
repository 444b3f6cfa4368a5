import { describe, expect, it } from '@jest/globals';
import { mentions } from '../../src/text/mentions.js';

const PHRASES = ['tố cáo', 'khiếu nại'];

describe('a text mentions a phrase', () => {
  it.each([
    'Tôi muốn tố cáo ông A',
    'TỐ CÁO',
    'toi muon to cao',
    'tôi khiếu nại quyết định này!',
    'Đơn "khiếu nại" lần 2',
    'khiếu  nại',
    'tô cao, to cao gì cũng được: tố cáo',
    'khiêu nại, khiếu nại',
  ])('"%s": yes', (text) => expect(mentions(text, PHRASES)).toBe(true));

  it.each([
    'Cây to cao trước nhà sắp đổ',
    'tố  và cáo',
    'khiếu',
    '',
    'cáo tố',
    'khiếunại',
    'Nhà bên đốt rác khói mù mịt',
  ])('"%s": no', (text) => expect(mentions(text, PHRASES)).toBe(false));
});
