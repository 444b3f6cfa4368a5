import { describe, expect, it } from '@jest/globals';
import type { ApprovedTemplate } from '../../src/notices/platform-quotas.js';
import { shutBy, templateFaults } from '../../src/notices/template-faults.js';
import { aNotice, someContent } from './builders.js';
import { anOffice, approvedTemplate } from './notice-world.js';

const param = (name: string, over: Partial<ApprovedTemplate['params'][number]> = {}) => ({
  ...{ name, type: 'STRING', required: true, maxLength: 10 },
  ...over,
});
const look = (
  over: Partial<ApprovedTemplate>,
  data: Record<string, string> = {},
  way: 'uidTemplate' | 'phoneTemplate' = 'uidTemplate',
) => {
  const content = someContent({ ways: ['free', way], [way]: { templateId: 't', data } });
  return templateFaults({ notice: aNotice({ content }), office: anOffice }, [
    { ...approvedTemplate, ...over },
  ]);
};

describe('a template that is bound to a notice', () => {
  it('goes when the platform has it so', () => {
    expect(look({ params: [param('a'), param('b', { required: false })] }, { a: '{ngay}' })).toEqual([]);
  });

  it.each([
    ['is not there', look({ id: 'other' }), 'template-gone', undefined],
    ['waits to be looked at', look({ status: 'pending' }), 'template-not-enabled', undefined],
    ['was refused', look({ status: 'rejected' }), 'template-not-enabled', undefined],
    ['was shut', look({ status: 'disabled' }), 'template-not-enabled', undefined],
    ['has no price', look({ price: { uid: null, phone: 150 } }), 'template-no-price', undefined],
    ['lacks a value', look({ params: [param('a')] }), 'param-missing', 'a'],
    ['has an empty value', look({ params: [param('a')] }, { a: ' ' }), 'param-missing', 'a'],
    ['has a value too many', look({}, { x: 'y' }), 'param-extra', 'x'],
    ['has a long value', look({ params: [param('a')] }, { a: '{ngay} 03/12/2026' }), 'param-too-long', 'a'],
    [
      'wants a number',
      look({ params: [param('a', { type: 'NUMBER' })] }, { a: 'ba' }),
      'param-wrong-type',
      'a',
    ],
    ['wants a day', look({ params: [param('a', { type: 'DATE' })] }, { a: 'mai' }), 'param-wrong-type', 'a'],
  ])('that %s is shut', (_, faults, reason, what) => {
    expect(faults).toEqual([{ way: 'uidTemplate', reason, ...(what !== undefined && { what }) }]);
    expect([...shutBy(faults)]).toEqual(['uidTemplate']);
  });

  it('has a price for each way of its own', () => {
    const onlyByPhone = { price: { uid: null, phone: 150 } };
    expect(look(onlyByPhone, {}, 'phoneTemplate')).toEqual([]);
  });

  it('takes numbers and days as they are written', () => {
    const params = [param('a', { type: 'NUMBER' }), param('b', { type: 'DATE' })];
    expect(look({ params }, { a: '1.500.000', b: '03/12/2026' })).toEqual([]);
  });

  it('is shut by a refusal of the account, and by nothing that passes', () => {
    const content = someContent({ ways: ['uidTemplate'], uidTemplate: { templateId: 't', data: {} } });
    const shown = { notice: aNotice({ content }), office: anOffice };
    expect(templateFaults(shown, { kind: 'refused', class: 'human', code: -136 })).toEqual([
      { way: 'uidTemplate', reason: 'template-refused', what: '-136' },
    ]);
    expect(templateFaults(shown, { kind: 'refused', class: 'later', code: -32 })).toEqual([]);
  });
});
