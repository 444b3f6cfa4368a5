import type { OaId } from '../ids.js';
import type { PlatformQuotas } from './platform-quotas.js';

type Remembering = {
  /** how long an answer counts (ms) */
  forMs: number;
  /** and a refusal, which may be mended meanwhile; unless it is given, it is asked about anew the next time */
  refusedForMs?: number;
  now(): number;
};

type Remembered<T> = { word: Promise<T>; until: number };

/**
 * Asks the platform at most once in so long about an account, whoever asks meanwhile, since it counts each question
 * against the package. Asking that broke is not remembered.
 */
export function rememberQuotas(quotas: PlatformQuotas, remembering: Remembering): PlatformQuotas {
  return { templates: remember(quotas.templates, remembering), left: remember(quotas.left, remembering) };
}

function remember<T extends object>(
  ask: (oaId: OaId) => Promise<T>,
  { forMs, refusedForMs = 0, now }: Remembering,
): (oaId: OaId) => Promise<T> {
  const words = new Map<OaId, Remembered<T>>();
  return async (oaId) => {
    const known = words.get(oaId);
    if (known && now() < known.until) return known.word;
    const asked = { word: ask(oaId), until: now() + forMs };
    words.set(oaId, asked);
    try {
      const word = await asked.word;
      if ('kind' in word) asked.until = Math.min(asked.until, now() + refusedForMs);
      return word;
    } catch (error) {
      if (words.get(oaId) === asked) words.delete(oaId);
      throw error;
    }
  };
}
