import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ChoiceQuestion, choice } from '../../../src/flow/answers/choice.js';
import { brief, data, said } from './domain.js';

const relation = ChoiceQuestion.parse({
  kind: 'choice',
  options: [
    { value: 'BAN_THAN', label: 'Bản thân', aliases: ['tôi', 'cho tôi', 'chính tôi'] },
    { value: 'CHA', label: 'Cha', aliases: ['ba', 'bố'] },
    { value: 'ME', label: 'Mẹ', aliases: ['má'] },
    { value: 'CON', label: 'Con' },
    { value: 'BA', label: 'Bà nội/ngoại', aliases: ['bà'] },
    ...Array.from({ length: 7 }, (_, index) => ({
      value: `KHAC_${index}`,
      label: `Người khác loại ${'abcdefg'[index]}`,
    })),
  ],
});
const read = (text: string) => brief(choice.parse(said(text), relation, data));

describe('An option is chosen by its number, its words or its other names', () => {
  it.each([
    ['1', 'BAN_THAN'],
    ['1.', 'BAN_THAN'],
    ['1)', 'BAN_THAN'],
    ['(1)', 'BAN_THAN'],
    [' 1 ', 'BAN_THAN'],
    ['số 1', 'BAN_THAN'],
    ['chọn 3', 'ME'],
    ['1️⃣', 'BAN_THAN'],
    ['１', 'BAN_THAN'],
    ['dạ 1 ạ', 'BAN_THAN'],
    ['12', 'KHAC_6'],
    ['Bản thân', 'BAN_THAN'],
    ['bản thân', 'BAN_THAN'],
    ['ban than', 'BAN_THAN'],
    ['BẢN THÂN.', 'BAN_THAN'],
    ['dạ bản thân ạ', 'BAN_THAN'],
    ['BAN_THAN', 'BAN_THAN'],
    ['chính tôi', 'BAN_THAN'],
    ['cha', 'CHA'],
    ['bố', 'CHA'],
    ['ba', 'CHA'],
    ['bà', 'BA'],
    ['mẹ', 'ME'],
    ['me', 'ME'],
    ['má', 'ME'],
    ['con nha', 'CON'],
  ])('"%s" is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    '0',
    '13',
    '112',
    '1 2',
    '1,2',
    '1 hoặc 2',
    '-1',
    '1.5',
    'bản',
    'thân',
    'bản thân tôi và mẹ',
    'cha mẹ',
    'người khác',
    'x',
    '?',
    'm',
    'chan',
  ])('"%s" is no option, and none is guessed', (text) => {
    expect(read(text)).toBe('notUnderstood');
  });

  it('asks again when words without marks fit two options', () => {
    const tones = ChoiceQuestion.parse({
      kind: 'choice',
      options: [
        { value: 'a', label: 'Mẹ' },
        { value: 'b', label: 'Mè' },
      ],
    });
    expect(brief(choice.parse(said('me'), tones, data))).toBe('notUnderstood');
    expect(brief(choice.parse(said('mè'), tones, data))).toBe('b');
  });

  it('never chooses an option whose words or number are only part of what was said', () => {
    const others = fc.string({ unit: fc.constantFrom(...'abcx12 9'), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.constantFrom('1', '2', 'con', 'Bản thân'), others, (option, more) => {
        const text = `${option}${more.trim()}9`;
        expect(read(text)).toBe('notUnderstood');
      }),
    );
  });
});

describe('Options that could be confused never reach a citizen', () => {
  const options = (...labels: [string, string[]?][]) => ({
    kind: 'choice',
    options: labels.map(([label, aliases], index) => ({
      value: `v${index}`,
      label,
      ...(aliases && { aliases }),
    })),
  });

  it.each([
    ['two labels alike', options(['Cha'], ['cha'])],
    ['an alias that is another label', options(['Cha', ['mẹ']], ['Mẹ'])],
    ['an alias of two options', options(['Cha', ['bố mẹ']], ['Mẹ', ['bố mẹ']])],
    ['a label that looks like a number', options(['2'], ['1'])],
    ['a value that another option is called', options(['Cha', ['v1']], ['Mẹ'])],
    ['only one option', options(['Cha'])],
  ])('%s', (_name, question) => {
    expect(ChoiceQuestion.safeParse(question).success).toBe(false);
  });

  it('but one option may repeat itself', () => {
    expect(ChoiceQuestion.safeParse(options(['Cha', ['cha']], ['Mẹ'])).success).toBe(true);
  });
});
