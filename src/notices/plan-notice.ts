import type { Contact } from './contact.js';
import type { ContactSecrets, ContactStore } from './contact-store.js';
import { moveNotice } from './move-notice.js';
import type { Notice } from './notice.js';
import type { NoticeRowStore } from './notice-row-store.js';
import type { NoticeStore } from './notice-store.js';
import { type PlanRules, planRow, withPlaces } from './plan-row.js';

export type PlanDeps = {
  notices: Pick<NoticeStore, 'find' | 'save' | 'notePlanned'>;
  rows: Pick<NoticeRowStore, 'plan'>;
  contacts: Pick<ContactStore, 'page' | 'secretsOf'>;
  rulesOf(notice: Notice): Promise<PlanRules>;
};

/** So many contacts are held at once, however many there are. */
const STRETCH = 1_000;

/**
 * Makes the rows of a released notice, in stretches, from where an earlier try stopped. Any number of workers may do it:
 * a row is made once. Whoever comes to the end calls it planned.
 */
export async function planNotice(deps: PlanDeps, notice: Notice): Promise<void> {
  const rules = await deps.rulesOf(notice);
  const asksName = JSON.stringify(notice.content).includes('{ten}');
  let after = notice.plannedUpTo;
  for (;;) {
    const contacts = await deps.contacts.page(notice.officeId, after, STRETCH);
    const last = contacts.at(-1);
    if (!last) break;
    const names = asksName
      ? await deps.contacts.secretsOf(contacts.map((one) => one.conversationId))
      : NOBODY;
    await deps.rows.plan(contacts.flatMap((contact) => toRow(notice, contact, { rules, names })));
    after = last.conversationId;
    await deps.notices.notePlanned(notice.noticeId, after);
  }
  await callPlanned(deps, notice, rules.now);
}

const NOBODY: ReadonlyMap<Contact['conversationId'], ContactSecrets> = new Map();

function toRow(
  notice: Notice,
  contact: Contact,
  { rules, names }: { rules: PlanRules; names: typeof NOBODY },
) {
  const row = planRow(notice, contact, rules);
  return row ? [withPlaces(notice, row, names.get(contact.conversationId) ?? {})] : [];
}

/** Another worker may have done so already. */
async function callPlanned({ notices }: PlanDeps, { officeId, noticeId }: Notice, at: number): Promise<void> {
  const notice = await notices.find(officeId, noticeId);
  const moved = notice && moveNotice(notice, { action: 'planned', by: null, at });
  if (moved?.kind === 'moved') await notices.save(moved.notice);
}
