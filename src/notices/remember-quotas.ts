import type { OaId } from '../ids.js';
import type { PlatformQuotas } from './platform-quotas.js';

type Remembered<T> = { at: number; word: Promise<T> };

/** Asks the platform at most once in so long about an account; what it refuses to say is asked anew the next time. */
export function rememberQuotas(
  quotas: PlatformQuotas,
  { forMs, now }: { forMs: number; now(): number },
): PlatformQuotas {
  const remember = <T extends object>(ask: (oaId: OaId) => Promise<T>) => {
    const words = new Map<OaId, Remembered<T>>();
    return async (oaId: OaId): Promise<T> => {
      const known = words.get(oaId);
      if (known && now() - known.at < forMs) return known.word;
      const asked = { at: now(), word: ask(oaId) };
      words.set(oaId, asked);
      const word = await asked.word;
      if ('kind' in word && words.get(oaId) === asked) words.delete(oaId);
      return word;
    };
  };
  return { templates: remember(quotas.templates), left: remember(quotas.left) };
}
