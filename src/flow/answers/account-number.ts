import { z } from 'zod';
import { plainKey } from '../../text/fold.js';
import type { AnswerKind } from './answer-kind.js';
import { readShortText } from './read-text.js';

/** Settings of a question for a bank account: none. */
export const AccountNumberQuestion = z.strictObject({ kind: z.literal('accountNumber') });
export type AccountNumberQuestion = z.infer<typeof AccountNumberQuestion>;

/** No bank of the country has shorter or longer ones. */
const AccountNumber = z.string().regex(/^\d{6,19}$/);
const SEPARATORS = /[\s.\-–_]/g;
/** What people write before the number. */
const TITLE = /^(la )?(so |stk|tk|tai khoan|so tai khoan|so tk)( la)?[ :]+(?=\d)/;
const SEEN = 4;

/** The value is the digits; the chat shows the last four, by which people know their account. */
export const accountNumber: AnswerKind<AccountNumberQuestion, string> = {
  kind: 'accountNumber',
  Question: AccountNumberQuestion,
  Value: AccountNumber,
  reasons: ['textExpected', 'accountNumber.wrong'],
  warnings: [],
  parse(said) {
    const text = readShortText(said);
    if (text.outcome !== 'text') return text;
    const number = plainKey(text.text.normalize('NFKC')).replace(TITLE, '').replace(SEPARATORS, '');
    if (!/\d/.test(number)) return { outcome: 'notUnderstood' };
    const known = AccountNumber.safeParse(number);
    return known.success
      ? { outcome: 'valid', value: known.data, warnings: [] }
      : { outcome: 'invalid', reason: 'accountNumber.wrong' };
  },
  show: (value) => value,
  mask: (value) => `••••${value.slice(-SEEN)}`,
};
