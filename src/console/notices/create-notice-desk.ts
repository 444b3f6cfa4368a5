import type { OfficeId } from '../../ids.js';
import { actOnNotice, type SeenNotice } from '../../notices/act-on-notice.js';
import type { ContactStore } from '../../notices/contact-store.js';
import type { NoticeTemplates } from '../../notices/load-notice-templates.js';
import type { Notice } from '../../notices/notice.js';
import type { NoticeRow } from '../../notices/notice-row.js';
import type { NoticeRowStore } from '../../notices/notice-row-store.js';
import type { NoticeStore } from '../../notices/notice-store.js';
import type { PlanRules } from '../../notices/plan-row.js';
import type { PlatformQuotas } from '../../notices/platform-quotas.js';
import { reportNotice } from '../../notices/report-notice.js';
import { summarisePlan } from '../../notices/summarise-plan.js';
import { type Asked, whatIsMissing } from '../../notices/what-is-missing.js';
import { copyNotice, writeNotice } from '../../notices/write-notice.js';
import type { Office } from '../../offices/office.js';
import type { AccountWord, AudienceChoices, CallLine, NoticeDesk } from './notice-desk.js';

export type NoticeDeskDeps = {
  notices: NoticeStore;
  rows: NoticeRowStore;
  contacts: ContactStore;
  quotas: PlatformQuotas;
  templates: NoticeTemplates;
  rulesOf(officeId: OfficeId): Promise<PlanRules>;
  offices: readonly Office[];
  choices: Omit<AudienceChoices, 'neighbourhoods' | 'tags'>;
  newId(): string;
  now(): number;
};

/** So many notices are listed; older ones are found by nobody. */
const LISTED = 200;

export function createNoticeDesk(deps: NoticeDeskDeps): NoticeDesk {
  const { notices, rows, contacts, templates, now, newId } = deps;
  const find: NoticeDesk['find'] = (officeId, noticeId) => notices.find(officeId, noticeId);
  const keep = async (notice: Notice) => {
    if (!(await notices.save(notice))) throw new Error('an id of a notice came twice');
    return notice;
  };
  return {
    kinds: templates.kinds,
    kindOf: templates.kindOf,
    terms: templates.ways,
    list: (officeId) => notices.list(officeId, LISTED),
    find,
    async begin(officeId, kindId, by) {
      const kind = templates.kindOf(kindId);
      const bound = deps.offices.find(({ id }) => id === officeId)?.notices;
      return kind && keep(writeNotice(kind, { officeId, noticeId: newId(), by, at: now() }, bound));
    },
    async copy(officeId, noticeId, by) {
      const past = await find(officeId, noticeId);
      return past && keep(copyNotice(past, { officeId, noticeId: newId(), by, at: now() }));
    },
    async act(seen, deed) {
      if (deed.action === 'retry') await makePassingWait(deps, seen);
      return actOnNotice({ notices, kindOf: templates.kindOf }, seen, { ...deed, at: now() });
    },
    choices: async (officeId) => ({
      ...deps.choices,
      neighbourhoods: await contacts.neighbourhoods(officeId),
      tags: await contacts.tags(officeId),
    }),
    async accountWord(officeId) {
      const { templates: approved, left } = await ask(deps, officeId);
      return toWord(approved, left);
    },
    async foresee(notice) {
      const [rules, asked] = await Promise.all([deps.rulesOf(notice.officeId), ask(deps, notice.officeId)]);
      const word = toWord(asked.templates, asked.left);
      const summary = await summarisePlan(contacts, notice, { rules, word });
      return { summary, missing: whatIsMissing(notice, { summary, asked, terms: templates.ways }) };
    },
    counts: (noticeId) => rows.counts(noticeId),
    report: (noticeId) => reportNotice(rows, noticeId),
    callList: (notice) => callList(deps, notice),
  };
}

/** Rows that are to be tried again wait before the notice sends again: else a worker would find it done. */
async function makePassingWait({ notices, rows }: NoticeDeskDeps, seen: SeenNotice): Promise<void> {
  const notice = await notices.find(seen.officeId, seen.noticeId);
  if (notice?.state === 'done' && notice.version === seen.version) await rows.retryPassing(notice.noticeId);
}

async function ask({ quotas, offices }: NoticeDeskDeps, officeId: OfficeId): Promise<Asked> {
  const oaId = offices.find(({ id }) => id === officeId)?.oaId;
  if (!oaId) throw new Error('no such office');
  const [templates, left] = await Promise.all([quotas.templates(oaId), quotas.left(oaId)]);
  return { templates, left };
}

const toWord = (templates: Asked['templates'], left: Asked['left']): AccountWord => ({
  templates: 'kind' in templates ? [] : templates,
  left: 'kind' in left ? null : left,
});

const STRETCH = 500;
/** Why somebody is not to be called either: they said so, mourn, or heard enough this week. */
const LEFT_ALONE: ReadonlySet<string> = new Set([
  'opted-out',
  'left-topic',
  'mourning',
  'weekly-cap',
  'erased',
]);

async function callList({ rows, contacts }: NoticeDeskDeps, { noticeId }: Notice): Promise<CallLine[]> {
  const lines: CallLine[] = [];
  for (let after = ''; ; ) {
    const stretch = await rows.page(noticeId, after, STRETCH);
    const toCall = stretch.filter(isUnreached);
    const secrets = await contacts.secretsOf(toCall.map(({ conversationId }) => conversationId));
    for (const { conversationId, neighbourhood, reason } of toCall) {
      const { name = '', phone = '' } = secrets.get(conversationId) ?? {};
      lines.push({ neighbourhood, name, phone, reason: reason ?? '' });
    }
    const last = stretch.at(-1);
    if (!last) return lines;
    after = last.rowId;
  }
}

const isUnreached = ({ state, reason }: NoticeRow): boolean =>
  state === 'failed' || (state === 'skipped' && !LEFT_ALONE.has(reason ?? ''));
