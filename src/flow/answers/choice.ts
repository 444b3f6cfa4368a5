import { z } from 'zod';
import { exactKey, plainKey, toneKey } from '../../text/fold.js';
import { withoutPoliteness } from '../../text/politeness.js';
import type { AnswerKind } from './answer-kind.js';
import { readText } from './read-text.js';

/** One option; `aliases` are other things people call it. */
const Option = z.strictObject({
  value: z.string().min(1),
  label: z.string().min(1),
  aliases: z.array(z.string().min(1)).default([]),
});
type Option = z.infer<typeof Option>;

/** Settings of a choice question. No two options may share a value, a label or an alias; none may look like a number. */
export const ChoiceQuestion = z.strictObject({
  kind: z.literal('choice'),
  options: z.array(Option).min(2).superRefine(refuseConfusable),
});
export type ChoiceQuestion = z.infer<typeof ChoiceQuestion>;

export const choice: AnswerKind<ChoiceQuestion, string> = {
  kind: 'choice',
  Question: ChoiceQuestion,
  Value: z.string().min(1),
  reasons: ['textExpected'],
  warnings: [],
  parse(said, { options }) {
    const text = readText(said);
    if (text.outcome !== 'text') return text;
    const option = byNumber(text.text, options) ?? byWords(text.text, options);
    return option === undefined
      ? { outcome: 'notUnderstood' }
      : { outcome: 'valid', value: option.value, warnings: [] };
  },
  show: (value, { options }) => options.find((option) => option.value === value)?.label ?? value,
  choices: ({ options }) => options.map(({ label, value }) => ({ label, value })),
};

/** "2", "2.", "(2)", "số 2", "2️⃣": the whole answer is the option's number, so 12 never means option 1. */
function byNumber(text: string, options: readonly Option[]): Option | undefined {
  const words = withoutPoliteness(plainKey(text.normalize('NFKC')));
  const number = /^(?:(?:so|muc|cau|chon|chon so|y) )?\(?([1-9]\d?)[.):]?$/.exec(words)?.[1];
  return number === undefined ? undefined : options[Number(number) - 1];
}

/** The whole answer is an option's words: exactly, or else but for marks; two options at one step are no answer. */
function byWords(text: string, options: readonly Option[]): Option | undefined {
  const polite = plainKey(text);
  const steps: ((phrase: string) => boolean)[] = [
    (phrase) => exactKey(phrase) === exactKey(text),
    (phrase) => toneKey(phrase) === toneKey(text),
    (phrase) => plainKey(phrase) === polite,
    (phrase) => withoutPoliteness(plainKey(phrase)) === withoutPoliteness(polite),
  ];
  for (const matches of steps) {
    const found = options.filter((option) => phrasesOf(option).some(matches));
    if (found.length > 0) return found.length === 1 ? found[0] : undefined;
  }
  return undefined;
}

const phrasesOf = (option: Option): string[] => [option.value, option.label, ...option.aliases];

function refuseConfusable(options: readonly Option[], context: z.RefinementCtx): void {
  const owner = new Map<string, number>();
  options.forEach((option, index) => {
    for (const key of new Set(phrasesOf(option).map(exactKey))) {
      const other = owner.get(key);
      if (other !== undefined)
        context.addIssue({ code: 'custom', message: `"${key}" means options ${other + 1} and ${index + 1}` });
      if (/^\d+$/.test(key))
        context.addIssue({ code: 'custom', message: `"${key}" looks like an option's number` });
      owner.set(key, index);
    }
  });
}
