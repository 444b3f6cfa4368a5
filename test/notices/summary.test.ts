import { describe, expect, it } from '@jest/globals';
import { loadNoticeTemplates } from '../../src/notices/load-notice-templates.js';
import type { Notice } from '../../src/notices/notice.js';
import type { ApprovedTemplate, QuotasLeft } from '../../src/notices/platform-quotas.js';
import { summarisePlan } from '../../src/notices/summarise-plan.js';
import { whatIsMissing } from '../../src/notices/what-is-missing.js';
import { aContact, aNotice, citizen, DAY, NOW, someContent } from './builders.js';
import { createNoticeWorld } from './notice-world.js';

const { ways: terms } = loadNoticeTemplates('templates');
const NOTHING_LEFT: QuotasLeft = { consultation: { left: 1, total: 500 }, templates: null, broadcasts: null };
const approved: ApprovedTemplate = {
  ...{ id: 't', name: 'Thông báo', status: 'enabled', params: [], price: { uid: 90, phone: 150 } },
};

async function look(notice: Notice, templates: readonly ApprovedTemplate[] = []) {
  const { contacts, addContacts } = createNoticeWorld();
  const silent = (n: number, days: number) => aContact(n, { lastInteractionAt: NOW - days * DAY });
  await addContacts([
    ...[aContact(1), silent(2, 3), silent(3, 4), silent(4, 30), aContact(5, { optedOut: true })],
    ...[
      aContact(6, { lastInteractionAt: NOW - 900 * DAY, hasPhone: true }),
      aContact(7, { inFormUntil: NOW + 1 }),
    ],
  ]);
  const rules = { terms, isState: false, shut: new Set<never>(), now: NOW };
  return summarisePlan(contacts, notice, { rules, word: { templates, left: NOTHING_LEFT } });
}

describe('what a notice would do', () => {
  it('is told by way, with what it costs, and who is left out', async () => {
    const content = someContent({
      ...{ ways: ['free', 'paid', 'uidTemplate', 'phoneTemplate'] },
      ...{ uidTemplate: { templateId: 't', data: {} }, phoneTemplate: { templateId: 't', data: {} } },
    });
    const summary = await look(aNotice({ content }), [approved]);
    expect(summary).toEqual({
      meant: 7,
      byWay: expect.arrayContaining([
        { way: 'free', count: 2, costVnd: 0 },
        { way: 'paid', count: 2, costVnd: 55 },
        { way: 'uidTemplate', count: 1, costVnd: 90 },
        { way: 'phoneTemplate', count: 1, costVnd: 150 },
      ]),
      skipped: [{ reason: 'opted-out', count: 1 }],
      costVnd: 295,
      sample: [1, 2, 3, 4, 5].map(citizen),
    });
  });

  it('says what is missing and what that would cost', async () => {
    const notice = aNotice();
    const summary = await look(notice);
    const refused = (code: number) => ({ kind: 'refused', class: 'human', code }) as const;
    const missing = (code: number) =>
      whatIsMissing(notice, {
        summary,
        asked: { templates: refused(code), left: refused(code) },
        faults: [],
        terms,
      });
    expect(missing(-224)).toEqual([
      { what: 'package', yearlyVnd: 2_500_000 },
      { what: 'template', way: 'uidTemplate', wouldReach: 1, priceVnd: 100 },
      { what: 'template', way: 'phoneTemplate', wouldReach: 2, priceVnd: 240 },
    ]);
    expect(missing(-204)[0]).toEqual({ what: 'account', code: -204 });
  });

  it('says when the money does not suffice', async () => {
    const notice = aNotice({ content: someContent({ ways: ['free', 'paid'] }), budgetVnd: 5 });
    const summary = await look(notice);
    const asked = { templates: [approved], left: NOTHING_LEFT };
    expect(whatIsMissing(notice, { summary, asked, faults: [], terms })).toContainEqual({
      what: 'budget',
      vnd: 50,
    });
  });
});
