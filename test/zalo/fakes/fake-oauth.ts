import type { OAuthAnswer, ZaloOAuth } from '../../../src/zalo-account/zalo-oauth.js';

/**
 * A platform in memory with its cruel rules: a refresh token works once, and the access token before it dies at that
 * moment. `behave` bends the next answers: `dropAnswer` does the work and loses the answer, `dropRequest` loses the
 * request, both without telling which.
 */
export function createFakeOAuth() {
  let generation = 1;
  const spent: string[] = [];
  const plan: ('dropAnswer' | 'dropRequest' | OAuthAnswer)[] = [];
  const gates: Promise<void>[] = [];
  const lost: OAuthAnswer = { kind: 'unknown', reason: 'ECONNRESET' };

  async function refresh(refreshToken: string): Promise<OAuthAnswer> {
    spent.push(refreshToken);
    await gates.shift();
    const next = plan.shift();
    if (next === 'dropRequest') return lost;
    if (typeof next === 'object') return next;
    if (refreshToken !== `refresh-${generation}`) return { kind: 'dead', code: -14014 };
    generation++;
    if (next === 'dropAnswer') return lost;
    return {
      kind: 'granted',
      accessToken: `access-${generation}`,
      refreshToken: `refresh-${generation}`,
      livesMs: 90_000_000,
    };
  }

  const platform = {
    /** refresh tokens that arrived, in order */
    spent,
    /** access tokens that were asked about */
    probed: [] as string[],
    probeAnswers: true as boolean,
    behave: (...next: typeof plan) => {
      plan.push(...next);
    },
    /** The next refresh waits until the returned function is called. */
    hold: (): (() => void) => {
      let open = () => {};
      gates.push(
        new Promise((resolve) => {
          open = resolve;
        }),
      );
      return open;
    },
    isAlive: (accessToken: string) => accessToken === `access-${generation}`,
  };

  const oauth: ZaloOAuth = {
    permissionUrl: () => '',
    exchange: async () => lost,
    refresh,
    probe: async (accessToken) => {
      platform.probed.push(accessToken);
      if (!platform.probeAnswers) return 'unknown';
      return platform.isAlive(accessToken) ? 'alive' : 'dead';
    },
  };
  return { platform, oauth };
}
