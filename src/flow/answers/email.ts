import { z } from 'zod';
import type { AnswerKind } from './answer-kind.js';
import { readText } from './read-text.js';

/** Settings of a question for an e-mail address: none. */
export const EmailQuestion = z.strictObject({ kind: z.literal('email') });
export type EmailQuestion = z.infer<typeof EmailQuestion>;

const Email = z.email().max(254);

/** The value is the address with its domain in lower case. Blanks inside are dropped, and the result confirmed. */
export const email: AnswerKind<EmailQuestion, string> = {
  kind: 'email',
  Question: EmailQuestion,
  Value: Email,
  reasons: ['textExpected', 'email.wrong'],
  warnings: [],
  parse(said) {
    const text = readText(said);
    if (text.outcome !== 'text') return text;
    const typed = text.text
      .normalize('NFKC')
      .trim()
      .replace(/^e-?mail( là)?[ :]+/i, '');
    const compact = typed.replace(/\s+/g, '');
    if (!compact.includes('@')) return { outcome: 'notUnderstood' };
    const [local, domain] = [
      compact.slice(0, compact.lastIndexOf('@')),
      compact.slice(compact.lastIndexOf('@')),
    ];
    const address = Email.safeParse(local + domain.toLowerCase());
    if (!address.success) return { outcome: 'invalid', reason: 'email.wrong' };
    return {
      outcome: 'valid',
      value: address.data,
      warnings: [],
      ...(compact !== typed && { confirm: true }),
    };
  },
  show: (value) => value,
};
