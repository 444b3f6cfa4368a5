import type { OaId } from '../ids.js';
import type { SendOutcome } from '../replies/messenger.js';

/** The platform did not take it; the class says who must act. */
export type Refused = Extract<SendOutcome, { kind: 'refused' }>;

/** Which followers get an article; what is absent narrows nothing. Values are the platform's own (reference §6.5). */
export type BroadcastTarget = {
  ages?: readonly string[];
  gender?: 'male' | 'female';
  cities?: readonly string[];
};

export type Article = {
  title: string;
  author: string;
  description: string;
  paragraphs: readonly string[];
  coverUrl?: string;
};

/** Articles to followers (reference zalo-oa-api §6.5). Never throws for anything the platform or the network does. */
export type ArticleBroadcaster = {
  create(oaId: OaId, article: Article): Promise<{ kind: 'made'; token: string } | Refused>;
  /** The platform needs a while to make an article. */
  findArticle(
    oaId: OaId,
    token: string,
  ): Promise<{ kind: 'ready'; articleId: string } | { kind: 'processing' } | Refused>;
  /** To all followers whom the target fits; the platform moderates first and counts it against the month. */
  broadcast(oaId: OaId, articleIds: readonly string[], target: BroadcastTarget): Promise<SendOutcome>;
};
