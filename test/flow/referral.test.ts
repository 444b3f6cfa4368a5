import { describe, expect, it } from '@jest/globals';
import type { FlowEffect, Saying } from '../../src/flow/effects.js';
import { tap } from '../../src/flow/read-meaning.js';
import { Referral } from '../../src/flow/referral.js';
import { step } from '../../src/flow/step.js';
import { catalogue, freshSession, MORNING, world } from './universe.js';

const sayingOf = (effects: FlowEffect[]): Saying | undefined =>
  effects.flatMap((effect) => (effect.type === 'reply' ? effect.sayings : []))[0];

/** What is said last, when these things are said one after the other from the very beginning. */
function answerTo(...texts: string[]): string | undefined {
  let session = freshSession();
  let said: Saying | undefined;
  texts.forEach((text, index) => {
    const [next, effects] = step(world, session, { type: 'said', at: MORNING + index * 1000, text });
    session = next;
    said = sayingOf(effects) ?? said;
  });
  return said?.key;
}

describe('what looks like feedback and goes another way by law', () => {
  it.each([
    'tôi muốn khiếu nại',
    'toi muon khieu nai quyet dinh',
    'KHIẾU NẠI',
    'tôi tố cáo cán bộ nhận tiền',
    'gửi đơn tố cáo ở đâu ạ',
  ])('"%s" is asked about', (text) => expect(answerTo(text)).toBe('referral.asked'));

  it.each(['cho gặp chủ tịch phường', 'lịch tiếp công dân', 'tiep dan ngay nao'])(
    '"%s" is an audience',
    (text) => expect(answerTo(text)).toBe('referral.audience'),
  );

  it.each(['cây to cao sắp đổ', 'giấy độc thân', 'trích lục khai sinh'])('"%s" is neither', (text) =>
    expect(answerTo(text)).not.toMatch(/^referral/),
  );

  it.each([
    ['khiếu nại', 'referral.complaint'],
    ['2', 'referral.complaint'],
    ['dạ tố cáo', 'referral.denunciation'],
    ['3', 'referral.denunciation'],
    ['1', 'card.directIntake'],
    ['phản ánh', 'card.directIntake'],
    ['giấy độc thân', 'card.directIntake'],
    ['menu', 'menu.shown'],
  ])('is asked about once: "%s" then leads to %s', (text, key) =>
    expect(answerTo('tôi khiếu nại hoặc tố cáo', text)).toBe(key),
  );

  it.each(Referral.options)('a button leads to %s, from anywhere and for ever', (referral) => {
    expect(answerTo(tap('refer', referral))).toBe(`referral.${referral}`);
    expect(answerTo('#tt pakn', '#batdau pakn', tap('refer', referral))).toBe(`referral.${referral}`);
  });

  it('a button for what no longer exists is a stale one', () => {
    expect(answerTo('#chuyen gi-do')).toBe('menu.shown');
  });

  it('every stop of feedback that names one is one of a complaint, a denunciation or an emergency', () => {
    const rules = catalogue.procedures.find(({ id }) => id === 'pakn')?.rules ?? [];
    const named = rules.flatMap((rule) => (rule.type === 'stop' && rule.referral ? [rule.referral] : []));
    expect(named.sort()).toEqual(['complaint', 'denunciation', 'emergency']);
  });
});
