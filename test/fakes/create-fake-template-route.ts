import type { SendOutcome } from '../../src/replies/messenger.js';
import type { Route, TemplateRoute } from '../../src/replies/template-route.js';

/** No office has approved anything. */
export const NO_TEMPLATES: TemplateRoute = {
  choose: async () => ({ kind: 'shut', reason: 'window-closed' }),
};

/**
 * Templates in memory. `arrived` has the refs of those that the citizen got, `taken` how much money is set aside.
 * `answers` are used up one per send, `routes` one per choice.
 */
export function createFakeTemplateRoute({ now }: { now: () => number }) {
  const arrived: string[] = [];
  const answers: SendOutcome[] = [];
  const routes: Route[] = [];
  let taken = 0;
  const way = {
    async send(ref: string): Promise<SendOutcome> {
      const answer = answers.shift();
      if (answer?.kind !== 'refused') arrived.push(ref);
      return answer ?? { kind: 'sent', messageId: `t${arrived.length}`, at: now() };
    },
    async undo() {
      taken -= 1;
    },
  };
  /** `guard` lets a worker die at its calls. */
  const route = (guard: <T extends object>(target: T) => T = (target) => target): TemplateRoute => {
    const guarded = guard(way);
    return {
      async choose(_to, ref) {
        const told = routes.shift();
        if (told) return told;
        taken += 1;
        return { kind: 'open', send: () => guarded.send(ref), undo: () => guarded.undo() };
      },
    };
  };
  return { route, arrived, answers, routes, taken: () => taken };
}
