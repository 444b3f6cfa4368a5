import type { OaConfig } from '../config.js';
import type { Platform } from '../world/platform.js';
import { Refused } from './refused.js';

/** The whole app among the callers. */
const app = 'app';

/** Counts a call of the app and, unless it is outside the package, of the OA. Throws -32 when it is one too many. */
export function countCall({ calls, config }: Platform, oa: OaConfig, uncounted = false): void {
  const ofApp = calls.count(app);
  const ofOa = uncounted ? 0 : calls.count(oa.oaId);
  if (ofApp > config.appPerMinute) {
    const text = 'Your application reached limit call api';
    throw new Refused(-32, `over ${config.appPerMinute} calls of the app in this minute`, text);
  }
  if (ofOa > oa.packagePerMinute) {
    throw new Refused(-32, `over ${oa.packagePerMinute} calls of the OA in this minute`);
  }
}

/** What every answer says of the limit. */
export function rateHeaders({ calls, config }: Platform, oa: OaConfig | undefined): Record<string, string> {
  const limit = oa?.packagePerMinute ?? config.appPerMinute;
  const used = calls.now(oa?.oaId ?? app);
  return { 'X-RateLimit-Limit': String(limit), 'X-RateLimit-Remain': String(Math.max(0, limit - used)) };
}
