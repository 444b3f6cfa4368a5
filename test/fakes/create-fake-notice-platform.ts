import type {
  Article,
  ArticleBroadcaster,
  BroadcastTarget,
  Refused,
} from '../../src/notices/article-broadcaster.js';
import type { ApprovedTemplate, PlatformQuotas, QuotasLeft } from '../../src/notices/platform-quotas.js';
import type { FilledTemplate, TemplateMessenger } from '../../src/notices/template-messenger.js';
import type { SendOutcome } from '../../src/replies/messenger.js';

type Sent = { to: string; template: FilledTemplate };

/** The platform's side of notices in memory: answers what a test tells it, and shows what reached it. */
export function createFakeNoticePlatform(given: {
  templates?: readonly ApprovedTemplate[];
  left?: QuotasLeft;
  answer?: (to: string) => SendOutcome;
  /** asked before an article is made or found */
  refuseArticle?: (call: 'create' | 'find') => Refused | 'processing' | undefined;
}) {
  const sent: Sent[] = [];
  const articles: Article[] = [];
  const broadcasts: { articleId: string; target: BroadcastTarget }[] = [];
  const answer = (to: string): SendOutcome =>
    given.answer?.(to) ?? { kind: 'sent', messageId: `t${sent.length}`, at: 0 };
  const send = async (to: string, template: FilledTemplate) => {
    sent.push({ to, template });
    return answer(to);
  };
  const messenger: TemplateMessenger = {
    sendByUid: (_oaId, citizenId, template) => send(citizenId, template),
    sendByPhone: (_oaId, phone, template) => send(phone, template),
  };
  const broadcaster: ArticleBroadcaster = {
    async create(_oaId, article) {
      const refused = given.refuseArticle?.('create');
      const token = `token${articles.push(article)}`;
      return refused && refused !== 'processing' ? refused : { kind: 'made', token };
    },
    async findArticle(_oaId, token) {
      const refused = given.refuseArticle?.('find');
      if (refused === 'processing') return { kind: 'processing' };
      return refused ?? { kind: 'ready', articleId: token.replace('token', 'article') };
    },
    async broadcast(_oaId, [articleId = ''], target) {
      broadcasts.push({ articleId, target });
      return answer(articleId);
    },
  };
  const quotas: PlatformQuotas = {
    templates: async () => given.templates ?? [],
    left: async () => given.left ?? { consultation: null, templates: null, broadcasts: null },
  };
  return { messenger, broadcaster, quotas, sent, articles, broadcasts };
}
