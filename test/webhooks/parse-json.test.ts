import { describe, expect, it } from '@jest/globals';
import { parseJson } from '../../webhooks/zalo/parse-json.js';

describe('parseJson', () => {
  it.each([
    ['{"id":2468458835296197922}', { id: '2468458835296197922' }],
    [
      '{"ids":[ 2468458835296197922,-2468458835296197922 ]}',
      { ids: ['2468458835296197922', '-2468458835296197922'] },
    ],
    ['2468458835296197922', '2468458835296197922'],
  ])('keeps every digit of %s', (text, expected) => {
    expect(parseJson(text === '2468458835296197922' ? ` ${text}` : text)).toEqual(expected);
  });

  it('leaves numbers alone that a double can hold', () => {
    expect(parseJson('{"a":9007199254740991,"b":1.2345678901234567,"c":1e21,"d":-7}')).toEqual({
      a: 9_007_199_254_740_991,
      b: 1.2345678901234567,
      c: 1e21,
      d: -7,
    });
  });

  it('leaves digits inside of strings alone, also behind escaped quotes', () => {
    const body = {
      text: 'số: 2468458835296197922, "2468458835296197922" \\',
      id: '2468458835296197922',
      n: 1,
    };
    expect(parseJson(JSON.stringify(body))).toEqual(body);
  });

  it('gives a bare id after a text that looks like one', () => {
    const text = '{"text":"a\\": 1234567890123456789,","id":1234567890123456789}';
    expect(parseJson(text)).toEqual({ text: 'a": 1234567890123456789,', id: '1234567890123456789' });
  });

  it.each(['', '{', '{"a":}', 'xin chào'])('throws on %j', (text) => {
    expect(() => parseJson(text)).toThrow(SyntaxError);
  });

  it.each([
    [
      'no JSON made to be slow to look through',
      () => parseJson(`[ 1234567890123456,"${'\\"'.repeat(400_000)}`),
    ],
    ['a long text with a bare id', () => parseJson(`[1234567890123456789,"${'\\"a'.repeat(250_000)}"]`)],
  ])('takes less than a second for a megabyte of %s', (_what, parse) => {
    const before = performance.now();
    try {
      parse();
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});
