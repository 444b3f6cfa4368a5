import type { Connection } from 'mongoose';
import { z } from 'zod';
import { NoticeArticle } from '../../notices/notice-article.js';
import type { NoticeArticleStore } from '../../notices/notice-article-store.js';
import { saveVersion } from './save-version.js';

const ArticleDocument = NoticeArticle.omit({ noticeId: true }).extend({ _id: z.string() });
type ArticleDocument = z.infer<typeof ArticleDocument>;

/** How far articles are, in the collection `noticeArticles`, one document for each notice. It holds no words. */
export function createMongoNoticeArticleStore({
  connection,
}: {
  connection: Connection;
}): NoticeArticleStore {
  const rows = connection.collection<ArticleDocument>('noticeArticles');
  return {
    async find(noticeId) {
      const row = await rows.findOne({ _id: noticeId });
      if (!row) return undefined;
      const { _id, ...rest } = ArticleDocument.parse(row);
      return { ...rest, noticeId: _id };
    },
    save: ({ noticeId, ...rest }) =>
      saveVersion({ connection, collection: 'noticeArticles' }, { ...rest, _id: noticeId }),
  };
}
