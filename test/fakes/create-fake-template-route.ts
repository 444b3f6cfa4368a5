import type { SendOutcome } from '../../src/replies/messenger.js';
import type { Route, Shut, TemplateRoute } from '../../src/replies/template-route.js';

/** No office has approved anything. */
export const NO_TEMPLATES: TemplateRoute = {
  choose: async () => ({ kind: 'shut', reason: 'window-closed' }),
};

/**
 * Templates in memory, by two ways. `arrived` has the refs of those that the citizen got, `taken` how much money is set
 * aside, `tried` by which way each send went. `answers` are used up one per send, `routes` one per choice.
 */
export function createFakeTemplateRoute({ now }: { now: () => number }) {
  const arrived: string[] = [];
  const tried: string[] = [];
  const answers: (SendOutcome | Shut)[] = [];
  const routes: Route[] = [];
  let taken = 0;
  const purse = {
    async take() {
      taken += 1;
    },
    async undo() {
      taken -= 1;
    },
  };
  const platform = {
    async send(ref: string): Promise<SendOutcome | Shut> {
      const answer = answers.shift();
      if (answer?.kind !== 'refused' && answer?.kind !== 'shut') arrived.push(ref);
      return answer ?? { kind: 'sent', messageId: `t${arrived.length}`, at: now() };
    },
  };
  /** `guard` lets a worker die at its calls. */
  const route = (guard: <T extends object>(target: T) => T = (target) => target): TemplateRoute => {
    const money = guard(purse);
    const zalo = guard(platform);
    const by = (way: 'uid' | 'phone', ref: string) => async () => {
      tried.push(way);
      await money.take();
      const answer = await zalo.send(ref);
      if (answer.kind === 'refused' || answer.kind === 'shut') await money.undo();
      return answer;
    };
    return {
      choose: async (_to, ref) =>
        routes.shift() ?? { kind: 'open', ways: [by('uid', ref), by('phone', ref)] },
    };
  };
  return { route, arrived, tried, answers, routes, taken: () => taken };
}
