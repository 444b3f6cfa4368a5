import type { NoticeArticle } from './notice-article.js';

/** How far articles of notices are, one for each notice. Rejects when the database is away. */
export type NoticeArticleStore = {
  find(noticeId: string): Promise<NoticeArticle | undefined>;
  /** Writes the version after the one that was seen (1 begins it); false when somebody was faster. */
  save(article: NoticeArticle): Promise<boolean>;
};
