import type { RetentionRules } from '../flow/retention-rules.js';
import { isOver, type Notice } from '../notices/notice.js';
import type { NoticeRowStore } from '../notices/notice-row-store.js';
import type { NoticeStore } from '../notices/notice-store.js';
import type { Expiry } from './expiry.js';

const DAY = 86_400_000;
const STRETCH = 200;

type Deps = {
  notices: Pick<NoticeStore, 'page'>;
  noticeRows: Pick<NoticeRowStore, 'countPlaces' | 'erasePlaces'>;
  rules: RetentionRules;
};

/** What was filled in for each recipient, a name for instance, of notices that ended so long ago that nobody sends them again. */
export function createNoticePlacesExpiry({ notices, noticeRows, rules }: Deps): Expiry {
  async function sum(now: number, each: (noticeId: string) => Promise<number>): Promise<number> {
    let all = 0;
    for (let after = ''; ; ) {
      const stretch = await notices.page(after, STRETCH);
      for (const notice of stretch.filter((one) => isOld(one, now))) all += await each(notice.noticeId);
      const last = stretch.at(-1);
      if (!last) return all;
      after = last.noticeId;
    }
  }

  const isOld = (notice: Notice, now: number): boolean =>
    isOver(notice) && notice.updatedAt < now - rules.noticePlaces * DAY;

  return {
    kind: 'noticePlaces',
    count: (now) => sum(now, noticeRows.countPlaces),
    erase: (now) => sum(now, noticeRows.erasePlaces),
  };
}
