import type { Refused } from './article-broadcaster.js';
import type { ArticleStep, NoticeArticle } from './notice-article.js';

/** Waits between tries (ms), when the platform is busy. */
const BACKOFF_MS = [5_000, 30_000, 120_000, 600_000] as const;
const SLOWEST_MS = 1_800_000;
const MOST_TRIES = 12;
/** What an operator has to mend is looked at again after so long. */
const MENDING_MS = 60_000;
const MOST_MENDINGS = 60;
/** The platform's words (reference zalo-oa-api §8.1): a minute used up, a number used up, against its standards. */
const [RATE_LIMITED, USED_UP, AGAINST_STANDARDS] = [-32, -211, -248] as const;

type Refusing = {
  article: NoticeArticle /** the step that is tried again */;
  back: ArticleStep;
  now: number;
};

/** Pure: what a refusal of the platform means for an article that is made, asked about or handed over. */
export function judgeArticle(
  { article: { attempts }, back, now }: Refusing,
  { class: refusal, code, retryAt = 0 }: Refused,
): Partial<NoticeArticle> {
  switch (refusal) {
    case 'later':
      if (code === RATE_LIMITED) return { step: back, nextAt: Math.max(now, retryAt) };
      if (attempts >= MOST_TRIES) return { step: 'failed', reason: 'refused-later', code, passing: true };
      return {
        step: back,
        attempts: attempts + 1,
        nextAt: Math.max(retryAt, now + (BACKOFF_MS[attempts] ?? SLOWEST_MS)),
      };
    case 'human':
      if (code === USED_UP) return { step: 'skipped', reason: 'broadcasts-used-up', code };
      if (attempts >= MOST_MENDINGS) return { step: 'failed', reason: 'refused-human', code, passing: true };
      return { step: back, attempts: attempts + 1, nextAt: Math.max(retryAt, now + MENDING_MS) };
    case 'unreachable':
    case 'bug': {
      const reason = code === AGAINST_STANDARDS ? 'article-rejected' : 'refused-bug';
      return { step: 'failed', reason, code };
    }
  }
}
