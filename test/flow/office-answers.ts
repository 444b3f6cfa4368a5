import type { FlowEffect } from '../../src/flow/effects.js';
import type { FlowEvent } from '../../src/flow/events.js';
import type { Session } from '../../src/flow/session.js';
import { step } from '../../src/flow/step.js';
import type { World } from '../../src/flow/world.js';
import { isOwed, wellAnswered } from './outside.js';

/** An office with every place free answers at once what the engine asks of its record; files take their time. */
const answerTo = (effect: FlowEffect, at: number): FlowEvent[] =>
  isOwed(effect) && effect.type !== 'fetchMedia' ? [wellAnswered(effect, at)] : [];

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
