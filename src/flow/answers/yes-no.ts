import { z } from 'zod';
import { exactKey, plainKey } from '../../text/fold.js';
import { withoutPoliteness } from '../../text/politeness.js';
import type { AnswerKind } from './answer-kind.js';
import { readShortText } from './read-text.js';

/**
 * Settings of a yes/no question; the labels stand on the buttons and are understood when typed. `official` are those
 * of the form where the labels are a translation; they are understood too.
 */
export const YesNoQuestion = z.strictObject({
  kind: z.literal('yesNo'),
  yes: z.string().min(1).default('Có'),
  no: z.string().min(1).default('Không'),
  official: z.strictObject({ yes: z.string(), no: z.string() }).exactOptional(),
});
export type YesNoQuestion = z.infer<typeof YesNoQuestion>;

const YES = new Set(
  'co|co a|co chu|co roi|da co|co em|co ban|u|uh|um|uhm|ung|vang|da|da vang|phai|phai roi|dung|dung roi|dung vay|dung the|chinh xac|ok|oke|okay|okie|oki|okla|duoc|duoc roi|dong y|nhat tri|roi|yes|y|1|👍|✅|yep|yup|yeah|sure|of course|correct|that is right|thats right|i agree|agree|i do|i have|there is'.split(
    '|',
  ),
);
const NO = new Set(
  'khong|khong co|khong em|khong ban|khong phai|khong dung|khong can|khong dong y|khong dau|ko|ko co|k|k co|kg|kh|kho|hong|hong co|hok|hem|hk|chua|chua co|chua tung|sai|sai roi|khoi|thoi|khong duoc|no|n|2|👎|❌|nope|not yet|i do not|i dont|i have not|i havent|i disagree|disagree|wrong|incorrect'.split(
    '|',
  ),
);

/** "Don't" and "stop", which are "đúng" without their marks. */
const LIKE_RIGHT: ReadonlyMap<string, false | undefined> = new Map([
  ['đừng', false],
  ['dừng', undefined],
]);

export const yesNo: AnswerKind<YesNoQuestion, boolean> = {
  kind: 'yesNo',
  Question: YesNoQuestion,
  Value: z.boolean(),
  reasons: ['textExpected'],
  warnings: [],
  parse(said, question) {
    const text = readShortText(said);
    if (text.outcome !== 'text') return text;
    const whole = keyOf(text.text.normalize('NFKC'));
    const value = LIKE_RIGHT.has(exactKey(text.text))
      ? LIKE_RIGHT.get(exactKey(text.text))
      : (meaning(whole, question) ?? meaning(withoutPoliteness(whole), question));
    return value === undefined ? { outcome: 'notUnderstood' } : { outcome: 'valid', value, warnings: [] };
  },
  show: (value, { yes, no }) => (value ? yes : no),
  choices: ({ yes, no }) => [
    { label: yes, value: yes },
    { label: no, value: no },
  ],
};

/** Nobody types the apostrophe of "don't" reliably. */
const keyOf = (words: string): string => plainKey(words).replace(/['’]/g, '');

/** Only whole answers count: "có không?" and "không biết" are neither. */
function meaning(words: string, { yes, no, official }: YesNoQuestion): boolean | undefined {
  for (const labels of official ? [{ yes, no }, official] : [{ yes, no }]) {
    if (words === keyOf(labels.yes)) return true;
    if (words === keyOf(labels.no)) return false;
  }
  if (YES.has(words)) return true;
  return NO.has(words) ? false : undefined;
}
