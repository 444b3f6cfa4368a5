import { describe, expect, it } from '@jest/globals';
import { CANARIES, findCanaries } from './support/canaries.js';

const { name, phone, identityNumber, freeText } = CANARIES;
const unmarked = 'Nguyen Thi Chim Yen Oanh';
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('the search for canaries', () => {
  it.each([
    ['as typed', name],
    ['decomposed', name.normalize('NFD')],
    ['without marks', unmarked],
    ['in capitals', name.toUpperCase()],
    ['without blanks', name.replaceAll(' ', '')],
    ['as a slug', 'nguyen-thi_chim.yen oanh'],
    ['percent-encoded', encodeURIComponent(name)],
    ['percent-encoded, decomposed', encodeURIComponent(name.normalize('NFD'))],
    ['as a form posts it', new URLSearchParams({ q: name }).toString()],
    [
      'in JSON escapes',
      JSON.stringify(name).replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
    ],
    ['in the escapes of Redis', [...Buffer.from(name)].map((byte) => `\\x${byte.toString(16)}`).join('')],
    ['in base64', base64(name)],
    ['in base64 of something longer', base64(`x${JSON.stringify({ a: name })}`)],
    ['in base64 of something longer, shifted', base64(`xy${JSON.stringify({ a: name })}`)],
    ['in base64 for addresses', Buffer.from(`??${name}`).toString('base64url')],
    ['in base64 without marks', base64(JSON.stringify({ nguyen: 'nguyenthichimyenoanh' }))],
    ['in hexadecimal', Buffer.from(name).toString('hex')],
  ])('finds a name %s', (_how, text) => {
    expect(findCanaries(`{"level":30,"x":"${text}","y":1}`)).toEqual(['name']);
  });

  it.each([
    phone,
    '+84386271459',
    '84 386 271 459',
    '0386.271.459',
    '(038) 627-1459',
    base64(`sdt=${phone}`),
  ])('finds the phone number as %s', (text) => {
    expect(findCanaries(`to ${text}, at 1795000000`)).toEqual(['phone']);
  });

  it('finds the identity number in groups', () => {
    expect(findCanaries('0721 9088 7766')).toEqual(['identityNumber']);
    expect(findCanaries(JSON.stringify({ id: identityNumber }))).toEqual(['identityNumber']);
  });

  it('finds each canary that there is, and none where there is none', () => {
    for (const [canary, value] of Object.entries(CANARIES)) expect(findCanaries(value)).toEqual([canary]);
    expect(findCanaries('{"event":"worker-started","at":1795600800000,"name":"Nguyễn Thị Mẫu"}')).toEqual([]);
    expect(findCanaries(freeText.slice(0, 12))).toEqual([]);
  });
});
