import { describe, expect, it } from '@jest/globals';
import type { FlowEvent } from '../../src/flow/events.js';
import { step } from '../../src/flow/step.js';
import { freshSession, MORNING, world } from './universe.js';

const DEATH = '1.000656';
const COPIES = '2.000635';

/** Keys of everything that was said to these words, one after the other. */
function keysAfter(...said: (string | Omit<Extract<FlowEvent, { type: 'dossierMoved' }>, 'at'>)[]): string[] {
  let session = freshSession();
  return said.flatMap((one, index) => {
    const at = MORNING + index * 1000;
    const event: FlowEvent = typeof one === 'string' ? { type: 'said', at, text: one } : { ...one, at };
    const [next, effects] = step(world, session, event);
    session = next;
    const sayings = effects.flatMap((effect) => (effect.type === 'reply' ? effect.sayings : []));
    return sayings.flatMap(({ key, before = [] }) => [...before.map((line) => line.key), key]);
  });
}

const moved = (procedureName: string) => ({
  type: 'dossierMoved' as const,
  move: 'returned' as const,
  dossier: {
    dossierId: 'd',
    code: '000.00.01.H53-261123-0001',
    procedureName,
    state: 10,
    receivedAt: MORNING,
    dueAt: null,
    feeVnd: 0,
  },
});

describe('where somebody has died', () => {
  it('the first words are of condolence, once', () => {
    const keys = keysAfter(`#tt ${DEATH}`, 'đồng ý', 'đồng ý', 'phải', 'chưa');
    expect(keys[0]).toBe('condolence');
    expect(keys.filter((key) => key === 'condolence')).toHaveLength(1);
    expect(keys).toContain('quiet.echo');
    expect(keys).not.toContain('echo');
  });

  it('the tone ends with the matter', () => {
    const keys = keysAfter(`#tt ${DEATH}`, 'menu', `#tt ${COPIES}`, 'đồng ý', 'đồng ý', 'cá nhân');
    expect(keys).toContain('echo');
    expect(keys).not.toContain('quiet.echo');
  });

  it('a move of the dossier is told quietly wherever the conversation stands', () => {
    expect(keysAfter(moved('Đăng ký khai tử'))).toEqual(['quiet.moved.returned']);
    expect(keysAfter(moved('Đăng ký khai sinh'))).toEqual(['moved.returned']);
  });
});
