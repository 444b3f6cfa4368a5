import { describe, expect, it } from '@jest/globals';
import type { FlowEffect } from '../../src/flow/effects.js';
import type { EndedForm } from '../../src/flow/form-tally.js';
import type { Session } from '../../src/flow/session.js';
import { step } from '../../src/flow/step.js';
import { freshSession, MORNING, world } from './universe.js';

const DAY = 86_400_000;
const BEGUN = ['#tt 1.004873', 'bắt đầu', 'đồng ý'];

function talk(from: Session, at: number, ...texts: string[]): { session: Session; ended: EndedForm[] } {
  return texts.reduce(
    ({ session, ended }, text) => {
      const [next, effects] = step(world, session, { type: 'said', at, text });
      return { session: next, ended: [...ended, ...endedIn(effects)] };
    },
    { session: from, ended: [] as EndedForm[] },
  );
}

const endedIn = (effects: FlowEffect[]): EndedForm[] =>
  effects.flatMap((effect) => (effect.type === 'countForm' ? [effect.form] : []));

describe('how a form went', () => {
  it('is counted by question: shown, answered, failed', () => {
    const { session } = talk(
      freshSession(),
      MORNING,
      ...BEGUN,
      'chẳng biết',
      'cho chính tôi',
      '12345',
      'Nguyễn Văn Mẫu',
    );
    expect(session.form?.tally['nyc.quanHe']).toEqual({ shown: 1, answered: 1, skipped: 0, failed: 1 });
    expect(session.form?.tally['nyc.hoTen']).toEqual({ shown: 1, answered: 1, skipped: 0, failed: 1 });
    expect(session.form?.tally['nyc.soDinhDanh']).toEqual({ shown: 1, answered: 0, skipped: 0, failed: 0 });
  });

  it('counts skipping apart, and going back as one more showing', () => {
    const { session } = talk(
      freshSession(),
      MORNING,
      ...BEGUN,
      'cho chính tôi',
      'Nguyễn Văn Mẫu',
      'bỏ qua',
      'lùi',
    );
    expect(session.form?.tally['nyc.soDinhDanh']).toEqual({ shown: 2, answered: 0, skipped: 1, failed: 0 });
  });

  it.each<[string, string[], Partial<EndedForm>]>([
    [
      'given up at the consent',
      ['#tt 1.004873', 'bắt đầu', 'không'],
      { end: 'cancelled', stoppedAt: 'consent' },
    ],
    [
      'given up in a question',
      [...BEGUN, 'cho chính tôi', 'hủy', 'đồng ý'],
      { end: 'cancelled', stoppedAt: 'nyc.hoTen' },
    ],
    [
      'given up from the menu',
      [...BEGUN, 'cho chính tôi', 'menu', 'hủy', 'đồng ý'],
      { end: 'cancelled', stoppedAt: 'nyc.hoTen' },
    ],
    [
      'begun anew',
      [...BEGUN, 'cho chính tôi', 'làm lại', 'đồng ý'],
      { end: 'cancelled', stoppedAt: 'nyc.hoTen' },
    ],
    [
      'erased',
      [...BEGUN, 'cho chính tôi', 'xóa trò chuyện', 'đồng ý'],
      { end: 'erased', stoppedAt: 'nyc.hoTen' },
    ],
  ])('is told once it is %s', (_name, texts, expected) => {
    const { ended } = talk(freshSession(), MORNING, ...texts);
    expect(ended).toEqual([expect.objectContaining(expected)]);
  });

  it('ends as expired when the citizen comes back too late', () => {
    const { session } = talk(freshSession(), MORNING, ...BEGUN, 'cho chính tôi');
    expect(talk(session, MORNING + 31 * DAY, 'tiếp tục').ended).toMatchObject([
      { end: 'expired', stoppedAt: 'nyc.hoTen' },
    ]);
  });

  it('holds counts and keys, and nothing that anybody said', () => {
    const { ended } = talk(
      freshSession(),
      MORNING,
      ...BEGUN,
      'cho chính tôi',
      'Nguyễn Văn Mẫu',
      '072090001234',
      'hủy',
      'đồng ý',
    );
    expect(JSON.stringify(ended)).not.toMatch(/mẫu|072090001234/i);
  });
});
