import { describe, expect, it } from '@jest/globals';
import { settleNeighbours } from '../../simulator/citizens/settle-neighbours.js';
import { business, onStage, type Stage } from './stage.js';

const codesOf = async (stage: Stage) => {
  const codes = [];
  for (let number = 1; number <= 6; number += 1) {
    const recipient = { user_id: `500000000000000000${number}` };
    codes.push((await stage.call('/v3.0/oa/message/cs', { recipient, message: { text: 'a' } })).error);
  }
  return codes;
};

describe('the neighbours of an OA', () => {
  it('can be reached, or not, each for a reason of their own', async () => {
    await onStage({}, async (stage) => {
      stage.bot.echoes = true;
      await settleNeighbours(stage.sim, business);
      expect(stage.sim.refusals()).toEqual([]);
      expect(await codesOf(stage)).toEqual([0, 0, 0, -217, -213, -232]);
    });
  });

  it('settle once', async () => {
    await onStage({}, async (stage) => {
      stage.bot.echoes = true;
      await settleNeighbours(stage.sim, business);
      await stage.sim.settled();
      const before = stage.bot.events.length;
      await settleNeighbours(stage.sim, business);
      await stage.sim.settled();
      expect(stage.bot.events.length).toBe(before);
    });
  });
});
