import type { OaConfig } from '../config.js';
import { Refused } from './refused.js';

const minuteMs = 60_000;
const appPerMinute = 4000;

/** Calls per minute of the app and of each OA; counters begin anew with every minute of the platform's clock. */
export type RateLimit = {
  /** Counts a call. Throws -32 when it is one too many. */
  count(oa: OaConfig): void;
  headers(oa: OaConfig | undefined): Record<string, string>;
};

/** Counters on the given clock. */
export function createRateLimit(now: () => number): RateLimit {
  let minute = 0;
  let app = 0;
  let perOa = new Map<string, number>();
  const turn = () => {
    const current = Math.floor(now() / minuteMs);
    if (current === minute) return;
    minute = current;
    app = 0;
    perOa = new Map();
  };
  return {
    count({ oaId, packagePerMinute }) {
      turn();
      app += 1;
      perOa.set(oaId, (perOa.get(oaId) ?? 0) + 1);
      if (app > appPerMinute) {
        const text = 'Your application reached limit call api';
        throw new Refused(-32, `over ${appPerMinute} calls of the app in this minute`, text);
      }
      if ((perOa.get(oaId) ?? 0) > packagePerMinute) {
        throw new Refused(-32, `over ${packagePerMinute} calls of the OA in this minute`);
      }
    },
    headers(oa) {
      turn();
      const limit = oa?.packagePerMinute ?? appPerMinute;
      const used = oa === undefined ? app : (perOa.get(oa.oaId) ?? 0);
      return { 'X-RateLimit-Limit': String(limit), 'X-RateLimit-Remain': String(Math.max(0, limit - used)) };
    },
  };
}
