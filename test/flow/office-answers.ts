import type { FlowEffect } from '../../src/flow/effects.js';
import type { FlowEvent } from '../../src/flow/events.js';
import type { Session } from '../../src/flow/session.js';
import { step } from '../../src/flow/step.js';
import type { World } from '../../src/flow/world.js';

/** What an office with every place free answers at once to what the engine asks of its record. */
function answerTo(effect: FlowEffect, at: number): FlowEvent[] {
  if (effect.type === 'findSlots') return [{ type: 'slotsFound', at, holder: effect.holder, busy: [] }];
  if (effect.type !== 'holdSlot') return [];
  const { holder, slotAt, until } = effect;
  return [{ type: 'slotHeld', at, holder, slotAt, until }];
}

/** One event, and whatever follows of itself from it. */
export function stepAndAnswer(world: World, session: Session, event: FlowEvent): [Session, FlowEffect[]] {
  const [next, effects] = step(world, session, event);
  return effects
    .flatMap((effect) => answerTo(effect, event.at))
    .reduce<[Session, FlowEffect[]]>(
      ([so, done], answer) => {
        const [after, more] = stepAndAnswer(world, so, answer);
        return [after, [...done, ...more]];
      },
      [next, effects],
    );
}
