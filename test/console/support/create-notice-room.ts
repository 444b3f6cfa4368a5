import { createNoticeDesk } from '../../../src/console/notices/create-notice-desk.js';
import type { PrepareForNotice } from '../../../src/media/prepare-outgoing.js';
import { loadNoticeTemplates } from '../../../src/notices/load-notice-templates.js';
import type { ApprovedTemplate, QuotasLeft } from '../../../src/notices/platform-quotas.js';
import type { Office } from '../../../src/offices/office.js';
import type { TalkStore } from '../../../src/talks/talk-store.js';
import { createFakeContactStore } from '../../fakes/create-fake-contact-store.js';
import { createFakeQuotaCounters } from '../../fakes/create-fake-notice-ledgers.js';
import { createFakeNoticePlatform } from '../../fakes/create-fake-notice-platform.js';
import {
  createFakeNoticeArticleStore,
  createFakeNoticeRowStore,
  createFakeNoticeStore,
} from '../../fakes/create-fake-notice-stores.js';
import { createFakeOutgoingFiles } from '../../fakes/create-fake-outgoing-files.js';

const APPROVED: ApprovedTemplate = {
  ...{ id: 'mau-1', name: 'Thông báo của phường', status: 'enabled', price: { uid: 90, phone: 120 } },
  params: [{ name: 'noi_dung', type: 'STRING', required: true, maxLength: 200 }],
};
const LEFT: QuotasLeft = {
  consultation: { left: 480, total: 500 },
  templates: { left: 500, total: 500 },
  broadcasts: null,
};

/** The officials' desk on stores in memory, and what the platform says, which a test may change. */
type Given = {
  offices: readonly Office[];
  now(): number;
  prepare: PrepareForNotice;
  talkStore: Pick<TalkStore, 'find'>;
};

export function createNoticeRoom({ offices, now, prepare, talkStore }: Given) {
  const notices = createFakeNoticeStore();
  const rows = createFakeNoticeRowStore();
  const contacts = createFakeContactStore();
  const templates = loadNoticeTemplates('templates');
  const articles = createFakeNoticeArticleStore();
  const files = createFakeOutgoingFiles({ now });
  const counters = createFakeQuotaCounters();
  const platform = { templates: [APPROVED] as readonly ApprovedTemplate[], left: LEFT, code: 0 };
  const { quotas } = createFakeNoticePlatform({});
  const refused = () => ({ kind: 'refused' as const, class: 'human' as const, code: platform.code });
  let made = 0;
  const desk = createNoticeDesk({
    ...{ notices, rows, contacts, articles, files, counters, prepare, templates, offices, now },
    talks: talkStore,
    noticeFiles: files,
    quotas: {
      ...quotas,
      templates: async () => (platform.code === 0 ? platform.templates : refused()),
      left: async () => (platform.code === 0 ? platform.left : refused()),
    },
    rulesOf: async () => ({ terms: templates.ways, isState: false, now: now() }),
    choices: {
      procedures: [{ id: '1.001193', name: 'Đăng ký khai sinh' }],
      languages: [
        { language: 'vi', name: 'Tiếng Việt' },
        { language: 'en', name: 'English' },
      ],
    },
    newId: () => `n-${++made}`,
  });
  return { desk, notices, rows, contacts, articles, files, counters, platform };
}
