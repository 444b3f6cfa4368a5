import { describe, expect, it } from '@jest/globals';
import { accountNumber } from '../../../src/flow/answers/account-number.js';
import { brief, data, said } from './domain.js';

const read = (words: string) => brief(accountNumber.parse(said(words), { kind: 'accountNumber' }, data));

describe('A bank account', () => {
  it.each(['1234567890', '1234 567 890', '1234.567.890', 'STK: 1234567890', 'số tài khoản 1234567890'])(
    '"%s" is 1234567890',
    (words) => expect(read(words)).toBe('1234567890'),
  );

  it.each([
    ['12345', 'accountNumber.wrong'],
    ['12345678901234567890', 'accountNumber.wrong'],
    ['1234567890 Vietcombank', 'accountNumber.wrong'],
    ['tôi không nhớ', 'notUnderstood'],
  ])('"%s" is none: %s', (words, outcome) => expect(read(words)).toContain(outcome));

  it('shows only its last four digits in the chat', () => {
    expect(accountNumber.mask?.('1234567890')).toBe('••••7890');
    expect(accountNumber.mask?.('123456')).toBe('••••3456');
  });
});
