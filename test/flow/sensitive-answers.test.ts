import { describe, expect, it } from '@jest/globals';
import { findOffered } from '../../src/flow/catalogue.js';
import type { Json } from '../../src/flow/condition.js';
import type { Question } from '../../src/flow/question.js';
import { inChat } from '../../src/flow/shown-answer.js';
import { toSubmission } from '../../src/flow/to-submission.js';
import { catalogue, MORNING, world } from './universe.js';

const DAY = '2026-11-23';
const support = findOffered(catalogue, '1.001776', DAY);
if (!support) throw new Error('social support is offered');

const question = (key: string): Question => {
  const found = support.questions.find((one) => one.key === key);
  if (!found) throw new Error(`no question ${key}`);
  return found;
};

describe('a sensitive answer', () => {
  const group = question('nhom');

  it.each<[string, Json]>([
    ['given', 'HIV'],
    ['skipped', null],
  ])('%s stands in the chat as noted, and no more', (_how, value) =>
    expect(inChat(world, group, value)).toBe('(đã ghi)'),
  );

  it('of a kind that has a mask is shown by it, to be recognised', () => {
    expect(inChat(world, question('chiTra.soTaiKhoan'), '1234567890')).toBe('••••7890');
  });

  it('reaches the clerk whole, behind a mask that has to be lifted', () => {
    const answers = { viec: { value: 'HUONG_MOI', warnings: [] }, nhom: { value: 'HIV', warnings: [] } };
    const consent = { textVersion: 'x', at: MORNING };
    const form = {
      ...{ formId: 'f', procedureId: support.id, revision: support.revision, answers, consent },
      ...{
        gathered: [],
        gatheredFor: null,
        closing: false,
        arriving: [],
        aside: [],
        touchedAt: MORNING,
        told: null,
        card: null,
        tally: {},
        reminded: false,
        assistedBy: null,
        day: DAY as never,
      },
    };
    const submitted = toSubmission(world, support, form, MORNING).answers;
    expect(submitted.find(({ key }) => key === 'nhom')).toMatchObject({
      shown: 'Người nhiễm HIV',
      masked: '••••••',
    });
    expect(submitted.find(({ key }) => key === 'viec')).not.toHaveProperty('masked');
  });
});
