import { z } from 'zod';
import { plainKey } from '../../text/fold.js';
import { withoutPoliteness } from '../../text/politeness.js';
import type { AnswerKind } from './answer-kind.js';
import { readShortText } from './read-text.js';

/** Settings of a yes/no question; the labels stand on the buttons and are understood when typed. */
export const YesNoQuestion = z.strictObject({
  kind: z.literal('yesNo'),
  yes: z.string().min(1).default('Có'),
  no: z.string().min(1).default('Không'),
});
export type YesNoQuestion = z.infer<typeof YesNoQuestion>;

const YES = new Set(
  'co|co a|co chu|co roi|da co|co em|co ban|u|uh|um|uhm|ung|vang|da|da vang|phai|phai roi|dung|dung roi|dung vay|dung the|chinh xac|ok|oke|okay|okie|oki|okla|duoc|duoc roi|dong y|nhat tri|roi|yes|y|1|👍|✅'.split(
    '|',
  ),
);
const NO = new Set(
  'khong|khong co|khong em|khong ban|khong phai|khong dung|khong can|khong dong y|khong dau|ko|ko co|k|k co|kg|kh|kho|hong|hong co|hok|hem|hk|chua|chua co|chua tung|sai|sai roi|khoi|thoi|khong duoc|no|n|2|👎|❌'.split(
    '|',
  ),
);

export const yesNo: AnswerKind<YesNoQuestion, boolean> = {
  kind: 'yesNo',
  Question: YesNoQuestion,
  Value: z.boolean(),
  reasons: ['textExpected'],
  warnings: [],
  parse(said, question) {
    const text = readShortText(said);
    if (text.outcome !== 'text') return text;
    const whole = plainKey(text.text.normalize('NFKC'));
    const value = meaning(whole, question) ?? meaning(withoutPoliteness(whole), question);
    return value === undefined ? { outcome: 'notUnderstood' } : { outcome: 'valid', value, warnings: [] };
  },
  show: (value, { yes, no }) => (value ? yes : no),
  choices: ({ yes, no }) => [
    { label: yes, value: yes },
    { label: no, value: no },
  ],
};

/** Only whole answers count: "có không?" and "không biết" are neither. */
function meaning(words: string, { yes, no }: YesNoQuestion): boolean | undefined {
  if (words === plainKey(yes)) return true;
  if (words === plainKey(no)) return false;
  if (YES.has(words)) return true;
  return NO.has(words) ? false : undefined;
}
