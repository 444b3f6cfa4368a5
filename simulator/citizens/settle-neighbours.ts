import { setTimeout } from 'node:timers/promises';
import type { CitizenOptions, Simulator } from '../simulator.js';
import type { ActionInput } from './action.js';

type Neighbour = { userId: string; options: CitizenOptions; acts: readonly ActionInput[] };

const hello: ActionInput = { do: 'say', text: 'xin chào' };
const follow: ActionInput = { do: 'follow' };
const neighbour = (number: number, name: string, ...acts: readonly ActionInput[]): Neighbour => ({
  userId: `500000000000000000${number}`,
  options: { name, phone: `8490700000${number}` },
  acts,
});

/** People in whom a newcomer sees each way of reaching somebody, and each way of not reaching them. */
const neighbours: readonly Neighbour[] = [
  neighbour(1, 'Trần Thị Lành', follow, hello),
  neighbour(2, 'Lê Văn Tám', follow),
  neighbour(3, 'Võ Văn Sáu', follow, hello, { do: 'switchPhone', off: true }),
  neighbour(4, 'Phạm Thị Út', hello, { do: 'stand', standing: 'blocked' }),
  neighbour(5, 'Đỗ Thị Ba', hello, { do: 'unfollow' }),
  neighbour(6, 'Ngô Văn Bảy'),
];

const patienceMs = 60_000;
const probeEveryMs = 1_000;

/** The product starts beside us: what it misses now would come again only minutes later. */
async function productAnswers(simulator: Simulator): Promise<void> {
  while (!(await simulator.probe()).ok) await setTimeout(probeEveryMs, undefined, { ref: false });
}

/**
 * Lets an OA's neighbours do what they are to have done, once: the product hears of it like of anybody. Whoever says
 * something waits for an answer before turning away (whoever turns away did not follow: the greeting would be mistaken for
 * the answer); resolves when all have.
 */
export async function settleNeighbours(simulator: Simulator, oaId: string): Promise<void> {
  await productAnswers(simulator);
  await Promise.all(
    neighbours.map(async ({ userId, options, acts }) => {
      const citizen = simulator.citizen(oaId, userId, options);
      if (citizen.messages().length > 0 || citizen.profile().follows) return;
      for (const act of acts) {
        await citizen.does(act);
        if (act.do === 'say') await citizen.waitFor(/./, { timeoutMs: patienceMs }).catch(() => undefined);
      }
    }),
  );
}
