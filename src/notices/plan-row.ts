import { chooseWay, type WaysOpen } from './choose-way.js';
import type { Contact } from './contact.js';
import type { ContactSecrets } from './contact-store.js';
import { exclusionOf } from './exclusion.js';
import { fits } from './fits.js';
import type { Notice } from './notice.js';
import { type NoticeRow, rowIdOf } from './notice-row.js';
import { placesIn } from './places.js';
import type { NoticeWays, TemplateWay } from './way.js';

export type PlanRules = {
  terms: NoticeWays;
  isState: boolean;
  /** template ways that the platform does not let the notice go by; see `templateFaults` */
  shut: ReadonlySet<TemplateWay>;
  now: number;
};

/** Which ways a notice may go, as its official chose and bound them. */
export const waysOpen = (
  { content }: Pick<Notice, 'content'>,
  { isState, shut }: Pick<PlanRules, 'isState' | 'shut'>,
): WaysOpen => ({
  chosen: content.ways,
  uidTemplate: content.uidTemplate !== null,
  phoneTemplate: content.phoneTemplate !== null,
  isState,
  shut,
});

/** The row of a citizen, ended at once when nothing can leave; undefined for who is not meant. An article alone has no rows. Pure. */
export function planRow(notice: Notice, contact: Contact, rules: PlanRules): NoticeRow | undefined {
  if (notice.content.ways.length === 0 || !fits(notice.audience, contact, rules.now)) return undefined;
  const kept = exclusionOf(contact, { topic: notice.content.topic, now: rules.now });
  const choice = chooseWay(contact, waysOpen(notice, rules), rules);
  // who is in the middle of a form is waited for
  const out = kept === 'in-form' ? undefined : (kept ?? (choice.way === null ? choice.reason : undefined));
  const { conversationId, officeId, neighbourhood } = contact;
  return {
    rowId: rowIdOf(notice.noticeId, conversationId),
    ...{ noticeId: notice.noticeId, officeId, conversationId, way: choice.way, neighbourhood, places: {} },
    ...{ state: out === undefined ? 'waiting' : 'skipped', reason: out ?? null, code: null, passing: false },
    ...{ attempts: 0, retryAt: null, leftAt: null, platformId: null, sentAt: null, deliveredAt: null },
    ...{
      seenAt: null,
      answeredAt: null,
      answer: null,
      words: null,
      optedOutAt: null,
      costVnd: 0,
      leavingVnd: 0,
      part: 0,
    },
  };
}

/** The row with what differs from recipient to recipient, as far as the notice has a place for it. */
export function withPlaces(notice: Notice, row: NoticeRow, { name }: ContactSecrets): NoticeRow {
  const { text, uidTemplate, phoneTemplate } = notice.content;
  const texts = [
    text,
    ...Object.values(uidTemplate?.data ?? {}),
    ...Object.values(phoneTemplate?.data ?? {}),
  ];
  const asked = new Set(texts.flatMap(placesIn));
  const ten = asked.has('ten') && name !== undefined ? { ten: name } : {};
  const { neighbourhood } = row;
  const khuPho = asked.has('khu_pho') && neighbourhood !== null ? { khu_pho: neighbourhood } : {};
  return { ...row, places: { ...ten, ...khuPho } };
}
