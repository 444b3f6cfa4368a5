import { z } from 'zod';
import { formatPhone, maskPhone, PhoneNumber, readPhone } from '../../identity/phone.js';
import type { AnswerKind } from './answer-kind.js';
import { readShortText } from './read-text.js';

/** Settings of a question for a telephone number: none. */
export const PhoneQuestion = z.strictObject({ kind: z.literal('phone') });
export type PhoneQuestion = z.infer<typeof PhoneQuestion>;

/** What people write before the number. */
const TITLE =
  /^\s*(?:số|so|sđt|sdt|đt|dt|số điện thoại|so dien thoai|điện thoại|dien thoai|tel|zalo)[\s:.]+(?=[+\d(])/iu;

/** The value is E.164; a number of before 2018 is echoed in its new form and confirmed. */
export const phone: AnswerKind<PhoneQuestion, string> = {
  kind: 'phone',
  Question: PhoneQuestion,
  Value: PhoneNumber,
  reasons: ['textExpected', 'phone.wrong', 'phone.hotline', 'phone.foreign'],
  warnings: [],
  parse(said) {
    const text = readShortText(said);
    if (text.outcome !== 'text') return text;
    const reading = readPhone(text.text.normalize('NFC').replace(TITLE, ''));
    if ('phone' in reading)
      return {
        outcome: 'valid',
        value: reading.phone,
        warnings: [],
        ...(reading.converted && { confirm: true }),
      };
    if (reading.problem === 'noNumber') return { outcome: 'notUnderstood' };
    return { outcome: 'invalid', reason: `phone.${reading.problem}` };
  },
  show: formatPhone,
  mask: maskPhone,
};
