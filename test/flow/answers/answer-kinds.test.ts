import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { z } from 'zod';
import { type AnswerKindName, AnswerQuestion, answerKinds, kindOf } from '../../../src/flow/answers/index.js';
import { data, NOW, said } from './domain.js';

/** One question of every kind; a new kind does not compile until it stands here. */
const settings: { [K in AnswerKindName]: z.input<typeof AnswerQuestion> & { kind: K } } = {
  accountNumber: { kind: 'accountNumber' },
  address: { kind: 'address' },
  attachment: { kind: 'attachment' },
  choice: {
    kind: 'choice',
    options: [
      { value: 'NAM', label: 'Nam' },
      { value: 'NU', label: 'Nữ' },
    ],
  },
  date: { kind: 'date', precision: 'year' },
  dateTime: { kind: 'dateTime', precision: 'year' },
  email: { kind: 'email' },
  ethnicGroup: { kind: 'ethnicGroup' },
  identityNumber: { kind: 'identityNumber' },
  number: { kind: 'number', min: 1, max: 10, unit: 'bản' },
  personName: { kind: 'personName' },
  phone: { kind: 'phone' },
  slot: { kind: 'slot', desk: 'marriage' },
  text: { kind: 'text' },
  yesNo: { kind: 'yesNo' },
};
const questions = Object.values(settings).map((one) => AnswerQuestion.parse(one));
const samples = [
  '',
  'Nguyễn Văn Mẫu',
  'Nam',
  '1/2/1990',
  '14h30 ngày 1/2/1990',
  'a@b.vn',
  'Khơ-me',
  '072090001234',
  '072090001',
  '3 bản',
  '0901234567',
  '12 Trần Phú, phường Ninh Thạnh, Long An',
  'có',
  'Tà Mun',
  '1022',
  '08:30, 26/11/2026',
];
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom(...samples),
  fc.array(fc.constantFrom(...samples), { maxLength: 4 }).map((parts) => parts.join(' ')),
);

describe('Every answer kind', () => {
  it('stands under its own name', () => {
    for (const [name, kind] of Object.entries(answerKinds)) expect(kind.kind).toBe(name);
    expect(questions).toHaveLength(Object.keys(answerKinds).length);
  });

  it.each(questions)(
    '$kind: never throws, gives only values of its own shape and only declared reasons',
    (question) => {
      const kind = kindOf(question);
      fc.assert(
        fc.property(texts, (text) => {
          const parsed = kind.parse(said(text), question, data);
          if (parsed.outcome === 'valid') {
            expect(kind.Value.parse(JSON.parse(JSON.stringify(parsed.value)))).toEqual(parsed.value);
            for (const { key } of parsed.warnings) expect(kind.warnings).toContain(key);
          }
          if (parsed.outcome === 'invalid') expect(kind.reasons).toContain(parsed.reason);
          if (parsed.outcome === 'notUnderstood' && parsed.reason)
            expect(kind.reasons).toContain(parsed.reason);
        }),
        { numRuns: 300 },
      );
    },
  );

  it.each(questions.filter(({ kind }) => kind !== 'attachment'))(
    '$kind: reads back what it shows, needing no second confirmation for it',
    (question) => {
      const kind = kindOf(question);
      for (const sample of samples) {
        const parsed = kind.parse(said(sample), question, data);
        if (parsed.outcome !== 'valid') continue;
        const again = kind.parse(said(kind.show(parsed.value, question, data)), question, data);
        const once = kind.show(parsed.value, question, data);
        expect(again.outcome === 'valid' && kind.show(again.value, question, data)).toBe(once);
      }
    },
  );

  it.each(questions)('$kind: takes blank text for no answer at all', (question) => {
    for (const text of ['', '   ', '\n\t', '\u00A0'])
      expect(kindOf(question).parse(said(text), question, data)).toEqual({ outcome: 'missing' });
  });

  it.each(questions.filter(({ kind }) => kind !== 'attachment'))(
    '$kind: a picture is not an answer in words',
    (question) => {
      const media = [{ mediaId: 'm1', kind: 'photo' as const, url: 'https://example.invalid/1' }];
      const parsed = kindOf(question).parse({ media, at: NOW }, question, data);
      expect(parsed).toEqual({ outcome: 'notUnderstood', reason: 'textExpected' });
    },
  );

  it.each(questions)('$kind: a tap on a button is understood as the choice it stands for', (question) => {
    const kind = kindOf(question);
    for (const { label, value } of kind.choices?.(question, data) ?? []) {
      const tapped = kind.parse(said(value), question, data);
      const typed = kind.parse(said(label), question, data);
      expect(tapped.outcome).toBe('valid');
      expect(typed).toEqual(tapped);
      if (tapped.outcome === 'valid') expect(kind.show(tapped.value, question, data)).toBe(label);
    }
  });

  const inAFewWords = questions.filter(
    ({ kind }) => !['address', 'attachment', 'email', 'personName', 'text'].includes(kind),
  );
  it.each(inAFewWords)('$kind: does not look for its answer in a long story', (question) => {
    const story = 'Nam có 3 con sinh ngày 1/2/1990 số 0901234567. '.repeat(40);
    expect(kindOf(question).parse(said(story), question, data)).toEqual({ outcome: 'notUnderstood' });
  });

  it('refuses a setting that it does not know', () => {
    for (const one of Object.values(settings)) {
      expect(AnswerQuestion.safeParse({ ...one, nonsense: true }).success).toBe(false);
    }
  });
});
