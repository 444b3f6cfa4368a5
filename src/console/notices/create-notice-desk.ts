import type { OfficeId } from '../../ids.js';
import { type Asked, askPlatform, toWord } from '../../notices/account-word.js';
import { actOnNotice, flawsOf } from '../../notices/act-on-notice.js';
import { checkHour } from '../../notices/check-content.js';
import type { ContactStore } from '../../notices/contact-store.js';
import { type GatherDeps, gatherAnswers } from '../../notices/gather-answers.js';
import {
  copyNoticeFiles,
  filesOf,
  keepNoticeFile,
  type NoticeFileDeps,
} from '../../notices/keep-notice-file.js';
import type { NoticeTemplates } from '../../notices/load-notice-templates.js';
import { isOwn } from '../../notices/move-notice.js';
import type { Notice } from '../../notices/notice.js';
import type { NoticeArticleStore } from '../../notices/notice-article-store.js';
import type { NoticeFiles } from '../../notices/notice-files.js';
import type { NoticeRow } from '../../notices/notice-row.js';
import type { NoticeRowStore } from '../../notices/notice-row-store.js';
import type { NoticeStore } from '../../notices/notice-store.js';
import type { PlanRules } from '../../notices/plan-row.js';
import type { ApprovedTemplate, PlatformQuotas } from '../../notices/platform-quotas.js';
import { toDaytime } from '../../notices/quiet-hours.js';
import { type QuotaCounters, quotaKeys } from '../../notices/quota-counters.js';
import { reportNotice } from '../../notices/report-notice.js';
import { summarisePlan } from '../../notices/summarise-plan.js';
import { shutBy, type TemplateFault, templateFaults } from '../../notices/template-faults.js';
import { isTemplateWay } from '../../notices/way.js';
import { whatIsMissing } from '../../notices/what-is-missing.js';
import { copyNotice, writeNotice } from '../../notices/write-notice.js';
import type { Office, OfficeTemplate } from '../../offices/office.js';
import type { AudienceChoices, CallLine, NoticeDesk } from './notice-desk.js';

export type NoticeDeskDeps = {
  notices: NoticeStore;
  rows: NoticeRowStore;
  contacts: ContactStore;
  talks: GatherDeps['talks'];
  articles: Pick<NoticeArticleStore, 'find'>;
  files: NoticeFileDeps['files'];
  noticeFiles: Pick<NoticeFiles, 'present'>;
  prepare: NoticeFileDeps['prepare'];
  quotas: PlatformQuotas;
  counters: Pick<QuotaCounters, 'used'>;
  templates: NoticeTemplates;
  rulesOf(officeId: OfficeId): Promise<Omit<PlanRules, 'shut'>>;
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
  const presentFiles = (notice: Notice) => deps.noticeFiles.present(filesOf(notice.content));
  return {
    kinds: templates.kinds,
    kindOf: templates.kindOf,
    terms: templates.ways,
    cities: templates.cities,
    list: (officeId) => notices.list(officeId, LISTED),
    find,
    async countToRelease(officeId, username) {
      const waiting = await notices.inState('submitted', LISTED, { officeId });
      return waiting.filter((one) => !isOwn(one, username)).length;
    },
    async begin(officeId, kindId, by) {
      const kind = templates.kindOf(kindId);
      const bound = deps.offices.find(({ id }) => id === officeId)?.notices;
      return kind && keep(writeNotice(kind, { officeId, noticeId: newId(), by, at: now() }, bound));
    },
    async copy(officeId, noticeId, by) {
      const past = await find(officeId, noticeId);
      if (!past) return undefined;
      const { files, lost } = await copyNoticeFiles(deps, officeId, past.content);
      const copied = { ...past, content: { ...past.content, ...files } };
      const notice = await keep(copyNotice(copied, { officeId, noticeId: newId(), by, at: now() }));
      return { notice, lostFiles: lost };
    },
    async act(seen, deed) {
      const faultsOf = async (notice: Notice) =>
        notice.content.ways.some(isTemplateWay)
          ? faultsIn(deps, notice, await ask(deps, notice.officeId))
          : [];
      const isWhole = async (notice: Notice) =>
        (await presentFiles(notice)).size === filesOf(notice.content).length;
      const { kindOf } = templates;
      return actOnNotice({ notices, kindOf, faultsOf, isWhole }, seen, { ...deed, at: now() });
    },
    choices: async (officeId) => ({
      ...deps.choices,
      neighbourhoods: await contacts.neighbourhoods(officeId),
      tags: await contacts.tags(officeId),
    }),
    async accountWord(officeId) {
      const word = toWord(await ask(deps, officeId));
      return { ...word, templates: forNotices(officeOf(deps.offices, officeId), word.templates) };
    },
    async dossierSpend(officeId) {
      const { oaId, dossierMessages } = officeOf(deps.offices, officeId);
      if (!dossierMessages) return null;
      const usedVnd = await deps.counters.used(quotaKeys.dossierMessages(oaId, now()));
      return { usedVnd, budgetVnd: dossierMessages.monthlyBudgetVnd };
    },
    async foresee(notice) {
      const [rules, asked] = await Promise.all([deps.rulesOf(notice.officeId), ask(deps, notice.officeId)]);
      const faults = faultsIn(deps, notice, asked);
      const seen = { rules: { ...rules, shut: shutBy(faults) }, word: toWord(asked) };
      const summary = await summarisePlan(contacts, notice, seen);
      const missing = whatIsMissing(notice, { summary, asked, faults, terms: templates.ways });
      const flaws = [
        ...flawsOf(notice, templates.kindOf(notice.content.kindId)),
        ...checkHour(notice, now()),
      ];
      const leavesAt = Math.max(notice.sendAt ?? 0, now());
      const putOffTo = toDaytime(leavesAt) === leavesAt ? null : toDaytime(leavesAt);
      return { summary, missing, flaws, putOffTo };
    },
    counts: (noticeId) => rows.counts(noticeId),
    article: (noticeId) => deps.articles.find(noticeId),
    keepFile: (given) => keepNoticeFile(deps, given),
    readFile: (fileId) => deps.files.read(fileId),
    presentFiles,
    dropFiles: (fileIds) => deps.files.drop(fileIds),
    report: (noticeId) => reportNotice(rows, noticeId),
    answers: (notice, look) => gatherAnswers(deps, notice, look),
    callList: (notice) => callList(deps, notice),
  };
}

async function ask(
  { quotas, counters, offices, templates, now }: NoticeDeskDeps,
  officeId: OfficeId,
): Promise<Asked> {
  const { oaId } = officeOf(offices, officeId);
  const asked = await askPlatform(quotas, oaId);
  if ('kind' in asked.left || asked.left.broadcasts) return asked;
  // the platform does not say how many articles are left, so our own count does
  const total = templates.ways.article.monthly;
  const used = await counters.used(quotaKeys.broadcasts(oaId, now()));
  return { ...asked, left: { ...asked.left, broadcasts: { left: Math.max(0, total - used), total } } };
}

const faultsIn = ({ offices }: NoticeDeskDeps, notice: Notice, { templates }: Asked): TemplateFault[] =>
  templateFaults({ notice, office: officeOf(offices, notice.officeId) }, templates);

function officeOf(offices: readonly Office[], officeId: OfficeId): Office {
  const office = offices.find(({ id }) => id === officeId);
  if (!office) throw new Error('no such office');
  return office;
}

/** A template that the office has bound to news of dossiers alone speaks of one dossier: no notice is filled into it. */
function forNotices(
  { notices, dossierMessages }: Office,
  templates: readonly ApprovedTemplate[],
): readonly ApprovedTemplate[] {
  const idsOf = (bound: Readonly<Record<string, OfficeTemplate | undefined>>) =>
    Object.values(bound).flatMap((one) => one?.templateId ?? []);
  const ofDossiers = new Set(idsOf(dossierMessages?.templates ?? {}));
  for (const id of idsOf(notices.templates)) ofDossiers.delete(id);
  return templates.filter(({ id }) => !ofDossiers.has(id));
}

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
