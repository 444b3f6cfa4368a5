import type { RetentionRules } from '../flow/retention-rules.js';
import { isOver, type Notice } from '../notices/notice.js';
import type { NoticeFiles } from '../notices/notice-files.js';
import type { NoticeStore } from '../notices/notice-store.js';
import type { OutgoingFiles } from '../replies/outgoing-files.js';
import type { Expiry } from './expiry.js';

const DAY = 86_400_000;
const PORTION = 200;
const STRETCH = 200;
const MOST_COUNTED = 100_000;

type Deps = {
  noticeFiles: Pick<NoticeFiles, 'keptBefore'>;
  notices: Pick<NoticeStore, 'page'>;
  outgoingFiles: Pick<OutgoingFiles, 'drop'>;
  rules: RetentionRules;
};

/**
 * Pictures and documents of notices that ended so long ago that nobody sends them again, and those that no notice has:
 * of a form that was never saved. One that was kept today is left alone, since its notice may be about to be saved.
 */
export function createNoticeFilesExpiry({ noticeFiles, notices, outgoingFiles, rules }: Deps): Expiry {
  const isNeeded = (notice: Notice, now: number): boolean =>
    !isOver(notice) || notice.updatedAt >= now - rules.noticeFiles * DAY;

  async function needed(now: number): Promise<ReadonlySet<string>> {
    const ids = new Set<string>();
    for (let after = ''; ; ) {
      const stretch = await notices.page(after, STRETCH);
      for (const notice of stretch.filter((one) => isNeeded(one, now)))
        for (const file of [notice.content.picture, notice.content.file]) if (file) ids.add(file.fileId);
      const last = stretch.at(-1);
      if (!last) return ids;
      after = last.noticeId;
    }
  }

  async function unneeded(now: number, limit: number): Promise<string[]> {
    const ids: string[] = [];
    let keep: ReadonlySet<string> | undefined;
    for (let after = ''; ids.length < limit; ) {
      const old = await noticeFiles.keptBefore(now - DAY, after, PORTION);
      const last = old.at(-1);
      if (last === undefined) break;
      // looked up after the files, so that a notice that takes one meanwhile is among them
      keep ??= await needed(now);
      ids.push(...old.filter((fileId) => !keep?.has(fileId)));
      after = last;
    }
    return ids.slice(0, limit);
  }

  return {
    kind: 'noticeFiles',
    count: async (now) => (await unneeded(now, MOST_COUNTED)).length,
    async erase(now) {
      const ids = await unneeded(now, PORTION);
      await outgoingFiles.drop(ids);
      return ids.length;
    },
  };
}
