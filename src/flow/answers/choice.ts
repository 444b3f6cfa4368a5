import { z } from 'zod';
import { exactKey, plainKey, toneKey } from '../../text/fold.js';
import { readOptionNumber } from '../../text/option-number.js';
import { withoutPoliteness } from '../../text/politeness.js';
import type { AnswerKind } from './answer-kind.js';
import { readShortText } from './read-text.js';

/** One option; `aliases` are other things people call it. */
const Option = z.strictObject({
  value: z.string().min(1),
  label: z.string().min(1),
  aliases: z.array(z.string().min(1)).default([]),
});
type Option = z.infer<typeof Option>;

/** Settings of a choice question. No two options may share a value, a label or an alias, or look like a number. */
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
    const text = readShortText(said);
    if (text.outcome !== 'text') return text;
    const option = byTap(text.text, options) ?? byNumber(text.text, options) ?? byWords(text.text, options);
    return option === undefined
      ? { outcome: 'notUnderstood' }
      : { outcome: 'valid', value: option.value, warnings: [] };
  },
  show: (value, { options }) => options.find((option) => option.value === value)?.label ?? value,
  choices: ({ options }) => options.map(({ label, value }) => ({ label, value })),
};

/** A button sends the option's value as it stands; values are names for programs and not matched in any looser way. */
const byTap = (text: string, options: readonly Option[]): Option | undefined =>
  options.find(({ value }) => value === text.trim());

/** The whole answer is the option's number, so 12 never means option 1. */
function byNumber(text: string, options: readonly Option[]): Option | undefined {
  const number = readOptionNumber(text);
  return number === undefined || number === 0 ? undefined : options[number - 1];
}

/** The whole answer is an option's words: exactly, or else but for marks; two options at one step are no answer. */
function byWords(text: string, options: readonly Option[]): Option | undefined {
  for (const key of [exactKey, toneKey, plainKey, politeKey]) {
    const meant = key(text);
    const found = options.filter((option) => phrasesOf(option).some((phrase) => key(phrase) === meant));
    if (found.length > 0) return found.length === 1 ? found[0] : undefined;
  }
  return undefined;
}

const politeKey = (phrase: string): string => withoutPoliteness(plainKey(phrase));

const phrasesOf = (option: Option): string[] => [option.label, ...option.aliases];

function refuseConfusable(options: readonly Option[], context: z.RefinementCtx): void {
  const owners = new Map<string, number>();
  const refuse = (message: string) => context.addIssue({ code: 'custom', message });
  options.forEach((option, index) => {
    const keys = [`value ${option.value}`, ...phrasesOf(option).map(exactKey)];
    for (const key of new Set(keys)) {
      const other = owners.get(key);
      if (other !== undefined) refuse(`"${key}" means options ${other + 1} and ${index + 1}`);
      if (/^\d+$/.test(key)) refuse(`"${key}" looks like an option's number`);
      owners.set(key, index);
    }
    const tapped = options.find((one) => one !== option && phrasesOf(one).includes(option.value));
    if (tapped !== undefined) refuse(`the value "${option.value}" is what another option is called`);
  });
}
