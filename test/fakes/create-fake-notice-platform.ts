import type { Article, ArticleBroadcaster } from '../../src/notices/article-broadcaster.js';
import type { ApprovedTemplate, PlatformQuotas, QuotasLeft } from '../../src/notices/platform-quotas.js';
import type { FilledTemplate, TemplateMessenger } from '../../src/notices/template-messenger.js';
import type { SendOutcome } from '../../src/replies/messenger.js';

type Sent = { to: string; template: FilledTemplate };

/** The platform's side of notices in memory: answers what a test tells it, and shows what reached it. */
export function createFakeNoticePlatform(given: {
  templates?: readonly ApprovedTemplate[];
  left?: QuotasLeft;
  answer?: (to: string) => SendOutcome;
}) {
  const sent: Sent[] = [];
  const articles: Article[] = [];
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
    create: async (_oaId, article) => ({ kind: 'made', token: `token${articles.push(article)}` }),
    findArticle: async (_oaId, token) => ({ kind: 'ready', articleId: token.replace('token', 'article') }),
    broadcast: async (_oaId, [articleId = '']) => answer(articleId),
  };
  const quotas: PlatformQuotas = {
    templates: async () => given.templates ?? [],
    left: async () => given.left ?? { consultation: null, templates: null, broadcasts: null },
  };
  return { messenger, broadcaster, quotas, sent, articles };
}
